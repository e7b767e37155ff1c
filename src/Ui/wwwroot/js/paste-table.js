// A table copied from Word or Excel carries its cells as HTML: kept in the hidden field named by data-html,
// because the plain text of the same table has lost merged cells and lists. The server cleans and reads it.
const LIMIT = 2_000_000;

export default function paste(area) {
  const hidden = area.form?.elements.namedItem(area.dataset.html);
  if (!hidden) return;
  let pasted = "";
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!/<table[\s>]/i.test(html) || html.length > LIMIT) return;
    const start = html.search(/<table[\s>]/i);
    const end = html.toLowerCase().lastIndexOf("</table>");
    hidden.value = html.slice(start, end < 0 ? undefined : end + 8);
    setTimeout(() => { pasted = area.value; });
  });
  // Whoever edits the text means the text.
  area.addEventListener("input", () => {
    setTimeout(() => { if (hidden.value && pasted && area.value !== pasted) hidden.value = ""; });
  });
}
