// Saves a form to data-autosave while somebody writes, with the revision that he saw. Without scripts the button "บันทึกร่าง" does it.
// Nothing typed is ever taken away: a late save shows both texts, and without a network it tries again until it is through.
const PAUSE = 2500;
const AGAIN = 15000;

export default function autosave(form) {
  const revision = form.elements.namedItem("Revision");
  if (!revision) return;
  const line = document.createElement("p");
  line.className = "meta";
  line.setAttribute("role", "status");
  form.prepend(line);
  let waiting, running = false, dirty = false, stopped = false;

  const field = (key) => {
    for (const hidden of form.querySelectorAll("input[name$='.Key']")) {
      if (hidden.value === key) return form.elements.namedItem(hidden.name.replace(/Key$/, "Value"));
    }
    return null;
  };

  // The other person's text under the field, with a button to take it.
  const theirs = (answer) => {
    form.querySelectorAll("[data-theirs]").forEach((old) => old.remove());
    for (const [key, text] of Object.entries(answer.fields)) {
      const mine = field(key);
      if (!mine || mine.value.replace(/\r\n/g, "\n") === text) continue;
      const box = document.createElement("div");
      box.className = "notice notice-warn";
      box.dataset.theirs = "";
      const head = document.createElement("p");
      head.textContent = `ข้อความที่ ${answer.by || "ผู้อื่น"} บันทึกไว้`;
      const words = document.createElement("p");
      words.className = "pre";
      words.textContent = text || "(ว่าง)";
      const take = document.createElement("button");
      take.type = "button";
      take.className = "btn btn-quiet";
      take.textContent = "ใช้ข้อความนี้แทน";
      take.addEventListener("click", () => { mine.value = text; box.remove(); mine.focus(); });
      box.append(head, words, take);
      mine.after(box);
    }
  };

  // What the checks say of the saved text.
  const look = async () => {
    const panel = document.getElementById("checks");
    if (!panel || !form.dataset.checks) return;
    try {
      const answer = await fetch(form.dataset.checks);
      if (answer.ok) panel.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    } catch { /* the last findings stay */ }
  };

  const save = async () => {
    if (running || stopped) return;
    running = true;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        line.textContent = "หมดเวลาเข้าใช้งาน ข้อความยังอยู่ในหน้านี้ โปรดเข้าสู่ระบบในหน้าต่างใหม่ แล้วกลับมากดบันทึกร่าง";
        running = false;
        return;
      }
      const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
      if (answer.ok) {
        revision.value = said.revision;
        line.textContent = `บันทึกอัตโนมัติ ${said.at}`;
        look();
      } else if (answer.status === 409) {
        // His own button says from here on that he has seen both.
        stopped = true;
        revision.value = said.revision;
        line.textContent = "มีผู้แก้ไขร่างนี้ที่หน้าอื่น ระบบจึงหยุดบันทึกอัตโนมัติ โปรดเทียบข้อความใต้แต่ละช่อง แล้วกดบันทึกร่าง ข้อความของอีกฝ่ายยังอยู่ในประวัติ";
        theirs(said);
      } else {
        line.textContent = said.message || "ยังบันทึกอัตโนมัติไม่ได้ ข้อความยังอยู่ในหน้านี้ โปรดกดบันทึกร่าง";
      }
    } catch {
      dirty = true;
      line.textContent = "ยังต่อเครือข่ายไม่ได้ ข้อความยังอยู่ในหน้านี้ ระบบจะลองบันทึกใหม่เอง";
      clearTimeout(waiting);
      waiting = setTimeout(save, AGAIN);
    }
    running = false;
    if (dirty && !waiting) waiting = setTimeout(save, PAUSE);
  };

  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = undefined; save(); }, PAUSE);
  });
  addEventListener("online", () => { if (dirty) save(); });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return;
    clearTimeout(waiting);
    dirty = false;
    stopped = true;
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}
