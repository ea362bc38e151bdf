// The console is there, but in a frame of another origin; the page around it has nothing to fill.
document.body.innerHTML =
  '<h1>Spekit SCIM</h1><ul class="nav nav-tabs"><li class="active"><a href="#configuration">Configuration</a></li></ul>';
const frame = document.createElement("iframe");
frame.src = "https://honest.onelogin.com/apps/7/edit#configuration";
frame.style.cssText = "width:900px; height:600px; border:0";
document.body.append(frame);
