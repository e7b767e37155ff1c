// Asks once more before a form that cannot be undone is sent.
export default function ask(button) {
  button.addEventListener("click", (event) => {
    if (!window.confirm(button.dataset.confirm)) event.preventDefault();
  });
}
