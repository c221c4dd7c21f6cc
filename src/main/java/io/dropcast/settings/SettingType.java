package io.dropcast.settings;

import io.dropcast.face.Range;
import java.util.List;

/** What the values of a setting are. A value is checked as the text that was given. */
public sealed interface SettingType {

    /** The values, for tables and messages: {@code 1..50}. */
    String values();

    /**
     * @param value without spaces around it
     * @throws IllegalArgumentException naming the key, the values and what was found
     */
    void check(String key, String value);

    /**
     * A number.
     *
     * @param least belongs to the range, as does the most
     * @param word what may stand instead of a number, in any case; empty for nothing
     */
    record Real(double least, double most, String word) implements SettingType {
        @Override
        public String values() {
            return Range.text(least, most) + (word.isEmpty() ? "" : " or " + word);
        }

        @Override
        public void check(String key, String value) {
            if (word.isEmpty() || !value.equalsIgnoreCase(word)) {
                double number = parsed(value);
                if (!Double.isFinite(number)) {
                    throw wrong(key, "a number " + values(), "'" + value + "'");
                }
                Range.check(key, number, least, most);
            }
        }

        private static double parsed(String value) {
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    /**
     * A number without a fraction.
     *
     * @param least belongs to the range, as does the most
     */
    record Whole(long least, long most) implements SettingType {
        @Override
        public String values() {
            return least + ".." + most;
        }

        @Override
        public void check(String key, String value) {
            try {
                long number = Long.parseLong(value);
                if (number < least || number > most) {
                    throw wrong(key, values(), value);
                }
            } catch (NumberFormatException e) {
                throw wrong(key, "a whole number " + values(), "'" + value + "'");
            }
        }
    }

    /** One of a few words, in any case; a flag is {@code true} or {@code false}. */
    record Words(List<String> words) implements SettingType {
        @Override
        public String values() {
            int last = words.size() - 1;
            return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        }

        @Override
        public void check(String key, String value) {
            if (words.stream().noneMatch(value::equalsIgnoreCase)) {
                throw wrong(key, values(), "'" + value + "'");
            }
        }
    }

    /**
     * Any text; what is wrong with it is seen where it is used.
     *
     * @param folder whether it names one, which as a flag is meant from the working folder
     */
    record Text(String values, boolean folder) implements SettingType {
        @Override
        public void check(String key, String value) {
            // any will do
        }
    }

    private static IllegalArgumentException wrong(String key, String values, String found) {
        return new IllegalArgumentException(key + " must be " + values + ", found " + found);
    }
}
