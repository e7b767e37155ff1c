// Counts the seconds in which something can still be undone; when they are over the way back goes away. The server keeps the time.
export default function countdown(line) {
  const number = line.querySelector(".left");
  const end = Date.now() + Number(line.dataset.seconds) * 1000;
  const timer = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) { number.textContent = left; return; }
    clearInterval(timer);
    line.textContent = line.dataset.over;
    line.closest("form")?.querySelector("button")?.remove();
  }, 250);
}
