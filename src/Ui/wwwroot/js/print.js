// A button that opens the browser's own print window; hidden where scripts do not run, Ctrl+P does the same.
export default function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
