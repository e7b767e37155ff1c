// Refreshes a preview when typing pauses: posts the form to data-preview and shows the answer in the frame named by data-target.
// Without scripts the button "ดูตัวอย่าง" of the same form does it.
export default function preview(form) {
  const frame = document.getElementById(form.dataset.target);
  if (!frame) return;
  let waiting;
  let running;
  const refresh = async () => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: running.signal, headers: { "X-Fragment": "preview" } });
      if (!answer.ok) return;
      const text = await answer.text();
      if (frame instanceof HTMLIFrameElement) {
        const top = frame.contentWindow?.scrollY ?? 0;
        frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, top), { once: true });
        frame.srcdoc = text;
      } else {
        frame.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      }
    } catch { /* the last preview stays */ }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refresh, 700); });
}
