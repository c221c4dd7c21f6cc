package io.dropcast.people;

import java.text.Normalizer;

/**
 * What people are called. Any script, and markup too, which is shown as the text it is. Control characters are not, and neither are
 * the marks that turn what comes after them round: with them a line can be made to read as something else. The marks that only say
 * which way a letter runs are part of Hebrew and Arabic texts and stay.
 */
final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    /**
     * The name as it is kept: without blanks around it, in Unicode's normal form C.
     *
     * @throws Refused when it is too long or holds what no name needs
     */
    static String checked(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (text.length() > LONGEST) {
            throw new Refused("a name of " + text.length() + " characters: at most " + LONGEST + " are taken");
        }
        text.codePoints().filter(Names::forbidden).findFirst().ifPresent(c -> {
            throw new Refused(String.format(
                    java.util.Locale.ROOT,
                    "there is a character in the name that cannot be seen (U+%04X): type the name anew",
                    c));
        });
        return text;
    }

    private static boolean forbidden(int c) {
        boolean turnsAround = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        int type = Character.getType(c);
        return turnsAround
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
