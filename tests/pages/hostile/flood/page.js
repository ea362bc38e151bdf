// The page changes all the time, in every way that an observer hears of.
hostile.show();
const noise = document.createElement("div");
document.body.append(noise);
let count = 0;
setInterval(() => {
  for (let turn = 0; turn < 20; turn++) {
    count++;
    noise.className = `c${count % 7}`;
    noise.style.left = `${count % 9}px`;
    noise.setAttribute("aria-expanded", String(count % 2 === 0));
    noise.textContent = `change ${count}`;
    if (count % 50 === 0) noise.innerHTML = '<div role="alert">Something changed</div>';
  }
}, 10);
window.changes = () => count;
