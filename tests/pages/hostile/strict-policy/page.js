// No attack but the strictest policy there is: what the extension does must not need the page's leave.
hostile.show();
