// Remembers where the cursor stood, so that a reference from the register goes there. Without scripts it goes to the end of the field that is chosen.
export default function insertAt(form) {
  const field = form.elements.namedItem("Picker.Field");
  const at = form.elements.namedItem("Picker.At");
  if (!field || !at) return;
  const note = (event) => {
    const text = event.target;
    if (!/^Texts\[[0-9]+\]\.Value$/.test(text.name ?? "") || text.selectionStart == null) return;
    const key = form.elements.namedItem(text.name.replace(/Value$/, "Key"))?.value;
    if (![...field.options].some((option) => option.value === key)) return;
    field.value = key;
    // The server counts a line end as it arrives: two characters.
    at.value = text.selectionStart + (text.value.slice(0, text.selectionStart).match(/\n/g)?.length ?? 0);
  };
  for (const name of ["focusin", "keyup", "click", "select"]) form.addEventListener(name, note);
  field.addEventListener("change", () => { at.value = ""; });
}
