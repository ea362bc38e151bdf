// More of everything than anybody reads: rows, options, fields; the real ones come last or first.
const crowd = document.createElement("div");
const rows = [];
for (let row = 0; row < 8000; row++) rows.push(`<tr><td>Row ${row}</td><td>value</td><td><span>x</span></td></tr>`);
const options = [];
for (let option = 0; option < 20_000; option++) options.push(`<option>Option ${option}</option>`);
const fields = [];
for (let number = 0; number < 6000; number++) fields.push(`<input id="f${number}">`);
crowd.innerHTML = `<h4>Crowd</h4><select aria-label="Crowd">${options.join("")}</select>${fields.join("")}<table>${rows.join("")}</table>`;
if (hostile.variant === "fields last") document.body.append(crowd);
hostile.show();
if (hostile.variant === "fields first") document.body.append(crowd);
