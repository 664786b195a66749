// What helps where scripts run; every page does all of its work without.
"use strict";

// What is wrong with a form is read out and can be acted on at once.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

// A filter is applied as soon as it is chosen; without a script there is a button for it.
for (const form of document.querySelectorAll("form[data-instant]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
  });
}

// A page that only leads on leads on by itself, and is not come back to; without a script there is its link or button.
const proceed = document.querySelector("[data-proceed]");
if (proceed instanceof HTMLFormElement) proceed.requestSubmit();
else if (proceed) location.replace(proceed.href);

// A button that was pressed is not pressed again while the answer is on its way. The key in the form makes sure of it
// in any case; this only spares people the doubt.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) {
      setTimeout(() => { button.disabled = true; }, 0);
      setTimeout(() => { button.disabled = false; }, 5000);
    }
  });
}

// A list can be narrowed by typing.
for (const box of document.querySelectorAll("input[data-narrows]")) {
  const rows = document.querySelectorAll(box.dataset.narrows);
  const told = document.getElementById(box.id + "-told");
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) shown += 1;
    }
    if (told) told.textContent = String(shown);
  });
}
