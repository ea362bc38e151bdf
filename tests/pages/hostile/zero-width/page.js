// Characters that nobody sees between the letters: to a person it is the same label, and so it is to the guide.
hostile.show();
hostile.label("scim_token").textContent = "SC\u200bIM Bea\u2060rer\u00a0To\u00adken\ufeff";
hostile.label("scim_base_url").textContent = "SCIM\u2009Base\u200d URL\u200e";
