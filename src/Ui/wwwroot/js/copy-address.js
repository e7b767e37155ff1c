// The only script of public pages, and nobody needs it: the address beside the button can be selected and copied by hand.
const button = document.querySelector("[data-copy]");
if (button && navigator.clipboard) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "คัดลอกแล้ว";
    } catch {
      button.textContent = "คัดลอกไม่ได้ โปรดเลือกข้อความแล้วคัดลอกเอง";
    }
    setTimeout(() => { button.textContent = words; }, 3000);
  });
}
