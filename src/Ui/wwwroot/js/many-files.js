// Sends the files of a form one after the other and says how far it is. A file that did not get through is tried again; what is kept is kept once
// however often it is sent. Without scripts the form sends them all in one go.
const TRIES = 5;
const PAUSE = 2000;

export default function manyFiles(form) {
  const input = form.querySelector("input[type=file]");
  if (!input) return;
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  const bar = document.createElement("progress");
  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    if (files.length < 2) return;
    event.preventDefault();
    form.append(bar, line);
    bar.max = files.length;
    const rows = [];
    for (const [at, file] of files.entries()) {
      bar.value = at;
      line.textContent = `กำลังส่งไฟล์ที่ ${at + 1} จาก ${files.length}: ${file.name}`;
      rows.push(...await send(form, input.name, file));
    }
    bar.value = files.length;
    line.textContent = `ส่งครบ ${files.length} ไฟล์แล้ว`;
    input.value = "";
    show(form, rows);
  });
}

async function send(form, name, file) {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      const body = new FormData(form);
      body.delete(name);
      body.append(name, file);
      const answer = await fetch(form.action || location.href, { method: "POST", body, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const rows = [...page.querySelectorAll("#dropped tbody tr")];
      if (rows.length > 0) return rows;
      return [row(file.name, page.querySelector(".error-summary")?.textContent.trim() || "ส่งไม่สำเร็จ โปรดลองอีกครั้ง")];
    } catch {
      await new Promise((again) => setTimeout(again, PAUSE * attempt));
    }
  }
  return [row(file.name, "ส่งไม่สำเร็จ โปรดตรวจสัญญาณแล้วเลือกไฟล์นี้อีกครั้ง")];
}

function row(name, said) {
  const line = document.createElement("tr");
  for (const text of [name, "–", said]) line.insertCell().textContent = text;
  return line;
}

function show(form, rows) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const text of ["ไฟล์", "ข้อ", "ผล"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    head.append(cell);
  }
  table.append(table.createTBody());
  table.tBodies[0].append(...rows);
  form.after(table);
}
