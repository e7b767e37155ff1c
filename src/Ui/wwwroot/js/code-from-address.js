// A code behind the '#' of the address goes into its field, and out of the address and the history.
export default function codeFromAddress(field) {
  const code = location.hash.slice(1);
  if (!/^[0-9A-Za-z-]{10,60}$/.test(code) || field.value) return;
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
