// No attack: what is refused elsewhere is written here, so a refusal there is one of the attack.
hostile.show();
