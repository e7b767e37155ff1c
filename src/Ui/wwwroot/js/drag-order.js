// Rows of a table change places by dragging their first cell; the server writes the order. The buttons of the rows do the same without this.
export default function order(form) {
  const table = document.querySelector(form.dataset.rows);
  if (!table) return;
  const idOf = (row) => row.id.replace(/^m-/, "");
  let moved = null;
  let mark = null;

  const clear = () => {
    if (mark) mark.style.boxShadow = "";
    mark = null;
  };

  for (const row of table.querySelectorAll("tbody tr[id^='m-']")) {
    const handle = row.cells[0];
    handle.draggable = true;
    handle.style.cursor = "grab";
    handle.title = "ลากเพื่อย้าย";
    handle.addEventListener("dragstart", (event) => {
      moved = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", idOf(row));
      event.dataTransfer.setDragImage(row, 0, 0);
    });
    handle.addEventListener("dragend", () => { moved = null; clear(); });
    row.addEventListener("dragover", (event) => {
      // Only inside one issue: numbers restart there.
      if (!moved || moved.parentElement !== row.parentElement) return;
      event.preventDefault();
      clear();
      if (row === moved) return;
      const box = row.getBoundingClientRect();
      const below = event.clientY > box.top + box.height / 2;
      mark = row;
      mark.style.boxShadow = below ? "0 2px 0 0 currentColor" : "0 -2px 0 0 currentColor";
      form.elements.namedItem("before").value = below ? (row.nextElementSibling ? idOf(row.nextElementSibling) : "") : idOf(row);
    });
    row.addEventListener("drop", (event) => {
      if (!moved || moved.parentElement !== row.parentElement || row === moved) return;
      event.preventDefault();
      form.elements.namedItem("id").value = idOf(moved);
      form.requestSubmit();
    });
  }
}
