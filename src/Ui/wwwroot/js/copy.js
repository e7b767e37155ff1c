// Copies a text, or an element as text and, when it is a table, as a table Word and Excel understand.
export default function copy(button) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = button.dataset.from && document.getElementById(button.dataset.from);
    try {
      if (from?.matches("table")) {
        const rows = [...from.rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim()).join("\t"));
        await navigator.clipboard.write([new ClipboardItem({
          "text/plain": new Blob([rows.join("\n")], { type: "text/plain" }),
          "text/html": new Blob([from.outerHTML], { type: "text/html" }),
        })]);
      } else {
        await navigator.clipboard.writeText(from ? (from.value ?? from.innerText) : button.dataset.text);
      }
      button.textContent = "คัดลอกแล้ว";
    } catch {
      button.textContent = "คัดลอกไม่ได้ โปรดเลือกข้อความแล้วคัดลอกเอง";
    }
    setTimeout(() => { button.textContent = words; }, 3000);
  });
}
