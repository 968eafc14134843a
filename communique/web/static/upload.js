// Files can be dropped anywhere on the page of uploading, and are sent with their progress shown; the page of an upload
// looks again until all is read.
"use strict";
(function () {
  function look() {
    const state = document.querySelector("[data-progress]");
    if (!state || state.dataset.progress === "done") return;
    setTimeout(function () {
      fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const now = fresh.querySelector("[data-progress]");
        if (!now) { location.reload(); return; }
        document.title = fresh.title;
        document.querySelector("main").replaceChildren(...fresh.querySelector("main").childNodes);
        look();
      }).catch(function () { setTimeout(look, 2000); });
    }, 1000);
  }
  look();
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const files = form.querySelector("input[type=file]");
  const bar = form.querySelector("progress");
  function send(event) {
    if (event) event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    bar.hidden = false;
    request.upload.onprogress = function (sent) { if (sent.lengthComputable) bar.value = 100 * sent.loaded / sent.total; };
    request.onload = function () {
      if (request.responseURL.indexOf("/uploads/") > 0) location.href = request.responseURL;
      else form.submit();
    };
    request.onerror = function () { form.submit(); };
    request.send(new FormData(form));
  }
  form.addEventListener("submit", send);
  document.addEventListener("dragover", function (event) { event.preventDefault(); form.classList.add("over"); });
  document.addEventListener("dragleave", function () { form.classList.remove("over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) { files.files = event.dataTransfer.files; send(); }
  });
})();
