package io.dropcast.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says changes in words, for the journal and its readers. */
final class ChangeText {
    private static final int MOST = 4;

    private ChangeText() {}

    static String of(List<FactChange> changes) {
        String text = changes.stream().limit(MOST).map(ChangeText::of).collect(Collectors.joining("; "));
        return changes.size() > MOST ? text + "; and " + (changes.size() - MOST) + " more" : text;
    }

    private static String of(FactChange c) {
        String of = c.fact().of();
        return switch (c.fact().kind()) {
            case PERSON -> of + (c.after().isPresent() ? " is new" : " is gone");
            case NAME -> c.after().map(n -> of + " is called '" + n + "'").orElse(of + " has no name");
            case ALIASES -> of + " is also called " + c.after().orElse("nothing else");
            case IGNORED -> of + (c.after().isPresent() ? " is ignored" : " is no longer ignored");
            case PICTURE -> of + (c.after().isPresent() ? " has another picture" : " has no chosen picture");
            case OWNER -> of + " " + c.after().map(ChangeText::owned).orElse("is gone");
            case NEVER -> c.fact().detail() + (c.after().isPresent() ? " is never " : " may be ") + of;
            case FIELD, SHOW_FIELD ->
                (of.isEmpty() ? "the show" : of) + " has another '" + c.fact().detail() + "'";
            case PLACED -> of + c.after().map(ChangeText::placed).orElse(" is again where the machine puts it");
            case RETURNING -> of + c.after().map(ChangeText::returning).orElse(" is no longer kept for anybody");
            case DISMISSED -> of + (c.after().isPresent() ? " is not suggested again" : " may be suggested again");
        };
    }

    private static String owned(String person) {
        return person.isEmpty() ? "is nobody's" : "is " + person + "'s";
    }

    private static String placed(String identity) {
        return identity.isEmpty() ? " is taken out of all identities" : " is put into " + identity;
    }

    private static String returning(String person) {
        return person.isEmpty() ? " stays nobody's if it comes back" : " is kept for " + person + " if it comes back";
    }

    static String of(Fact fact) {
        return switch (fact.kind()) {
            case OWNER -> "the owner of " + fact.of();
            case NEVER -> "whether " + fact.detail() + " is never " + fact.of();
            case PLACED -> "the identity of " + fact.of();
            case RETURNING -> "whom " + fact.of() + " is kept for";
            case SHOW_FIELD -> "'" + fact.detail() + "' of the show";
            default -> "the " + fact.kind().name().toLowerCase(java.util.Locale.ROOT) + " of " + fact.of();
        };
    }

    static String value(Optional<String> value) {
        return value.map(v -> v.isEmpty() ? "nobody" : "'" + v + "'").orElse("not set");
    }
}
