// One key each: buttons and links with data-key are pressed, details with data-details open, fields with data-focus are
// gone to. Enter in a field presses the button that goes with it. Nothing else happens while somebody types, or with Ctrl, Alt or Meta held.
"use strict";
document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    if (event.key === "Enter" && event.target.matches(".judge input:not([type=checkbox])")) { // what stands beside it
      const around = [event.target.closest(".fields"), event.target.closest("details")];
      const button = around.map((one) => one && one.querySelector("button")).find(Boolean);
      if (button) { event.preventDefault(); button.click(); }
    }
    return;
  }
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const pressed = document.querySelector('[data-key="' + key + '"]');
  const details = document.querySelector('[data-details="' + key + '"]');
  const field = document.querySelector('[data-focus="' + key + '"]');
  if (pressed) { event.preventDefault(); pressed.click(); }
  else if (details) {
    event.preventDefault();
    details.open = !details.open;
    if (details.open) { const first = details.querySelector("input, select, textarea"); if (first) first.focus(); }
  }
  else if (field) { event.preventDefault(); field.focus(); }
});
