// On a phone the paper and its form take turns: เขียน | ตัวอย่าง. Without scripts the two links lead down the page.
export default function tabs(nav) {
  const links = [...nav.querySelectorAll("a[href^='#']")];
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  if (parts.some((part) => !part)) return;
  const narrow = matchMedia("(max-width: 60rem)");
  let shown = 0;
  const show = () => {
    parts.forEach((part, i) => { part.hidden = narrow.matches && i !== shown; });
    links.forEach((link, i) => { if (i === shown) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); });
  };
  links.forEach((link, i) => link.addEventListener("click", (event) => {
    if (!narrow.matches) return;
    event.preventDefault();
    shown = i;
    show();
    link.focus();
  }));
  narrow.addEventListener("change", show);
  show();
}
