// Says how many characters are left, politely, under a field with maxlength or data-limit.
export default function count(field) {
  const limit = Number(field.dataset.limit || field.maxLength);
  if (!(limit > 0)) return;
  const line = document.createElement("p");
  line.className = "counter";
  line.setAttribute("aria-live", "polite");
  field.after(line);
  let waiting;
  const say = () => {
    const left = limit - [...field.value].length;
    line.textContent = left >= 0 ? `เหลืออีก ${left.toLocaleString("en")} ตัวอักษร` : `เกินมา ${(-left).toLocaleString("en")} ตัวอักษร`;
  };
  say();
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(say, 400); });
}
