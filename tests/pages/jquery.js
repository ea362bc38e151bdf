// jQuery as pages of its time have it: a global that plug-ins find.

import $ from "jquery";

window.jQuery = window.$ = $;
export default $;
