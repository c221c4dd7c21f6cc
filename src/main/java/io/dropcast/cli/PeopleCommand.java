package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.edits.SuggestionEdits;
import io.dropcast.edits.TrackGoal;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.face.Plain;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.people.match.Suggestion;
import io.dropcast.privacy.ErasePerson;
import io.dropcast.workflow.EpisodePipeline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The people of a show, from the command line: the same changes as in people.json, in the same journal. */
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show and correct the people of a show.")
final class PeopleCommand extends SettingOptions.WithSettings implements Runnable {
    private static final String KEY = "Such as my-show-s01e02:id_0004|p_0003, see suggestions.";

    @Option(
            names = "--show",
            paramLabel = "SHOW",
            scope = ScopeType.INHERIT,
            description = "The show; need not be said when there is one, or when a cluster says it.")
    private @Nullable String show;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "say what to do: list, log, rename, move, ...");
    }

    @Command(mixinStandardHelpOptions = true, description = "All people, with what they own.")
    int list() {
        PrintWriter out = Console.out(spec);
        People people = wiring().people().read(show(Optional.empty()));
        for (Person p : people.people()) {
            out.printf(
                    Locale.ROOT,
                    "%s  %-24s %s%s%n",
                    p.id(),
                    Plain.text(p.name().orElse("-")),
                    String.join(" ", p.clusterIds()),
                    p.ignored() ? "  (ignored)" : "");
        }
        if (!people.unassigned().isEmpty()) {
            out.println("no owner  " + String.join(" ", people.unassigned()));
        }
        out.flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "All that was ever changed, the oldest first.")
    int log() {
        PrintWriter out = Console.out(spec);
        for (JournalEntry e : wiring().people().log(show(Optional.empty()))) {
            out.printf(
                    Locale.ROOT,
                    "%s  %s  %-6s  %s%n",
                    e.id(),
                    e.time(),
                    e.who().name().toLowerCase(Locale.ROOT),
                    Plain.text(e.what()));
        }
        out.flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Take one change back, also an old one.")
    int undo(@Parameters(paramLabel = "ENTRY", description = "Such as j_000007, see log.") String entry) {
        String of = show(Optional.empty());
        return told(of, pipeline -> pipeline.edits().people().undo(of, Author.CLI, entry));
    }

    @Command(mixinStandardHelpOptions = true, description = "Name a person.")
    int rename(
            @Parameters(paramLabel = "PERSON") PersonId person,
            @Parameters(paramLabel = "NAME", description = "\"\" takes the name away.") String name) {
        return make(Optional.empty(), moves -> people -> moves.rename(people, person, Optional.of(name)));
    }

    @Command(mixinStandardHelpOptions = true, description = "Give a cluster to a person.")
    int move(
            @Parameters(paramLabel = "CLUSTER", description = "Such as my-show-s01e02:id_0003.") String cluster,
            @Parameters(paramLabel = "PERSON", description = "Such as p_0001, or 'new', or 'nobody' for no owner.")
                    String to) {
        return switch (to) {
            case "new" -> make(Optional.of(cluster), moves -> people -> moves.giveToNew(people, cluster));
            case "nobody" -> make(Optional.of(cluster), moves -> people -> moves.takeAway(people, cluster));
            default -> make(Optional.of(cluster), moves -> people -> moves.give(people, cluster, PersonId.parse(to)));
        };
    }

    @Command(
            name = "move-track",
            mixinStandardHelpOptions = true,
            description = "Say to which identity of an episode a track belongs, or that it belongs to none.")
    int moveTrack(
            @Parameters(paramLabel = "EPISODE", description = "Such as my-show-s01e02.") EpisodeId ep,
            @Parameters(paramLabel = "TRACK", description = "Its number, such as 17.") TrackId track,
            @Parameters(
                            paramLabel = "IDENTITY",
                            description =
                                    "Such as id_0003, or 'new', or a person such as p_0001 for a new one of theirs, or 'unclustered'.")
                    String to) {
        TrackGoal goal = TrackGoal.parse(to);
        return told(ep.show(), pipeline -> pipeline.edits().identities().moveTrack(ep, Author.CLI, track, goal));
    }

    @Command(mixinStandardHelpOptions = true, description = "Two people are one; the second goes.")
    int merge(
            @Parameters(paramLabel = "PERSON", description = "The person that stays.") PersonId into,
            @Parameters(paramLabel = "PERSON", description = "The person that goes.") PersonId from) {
        return make(Optional.empty(), moves -> people -> moves.merge(people, into, from));
    }

    @Command(mixinStandardHelpOptions = true, description = "A cluster is never this person.")
    int never(@Parameters(paramLabel = "PERSON") PersonId person, @Parameters(paramLabel = "CLUSTER") String cluster) {
        return make(Optional.of(cluster), moves -> people -> moves.never(people, person, cluster));
    }

    @Command(mixinStandardHelpOptions = true, description = "Clusters and the people they may be, still to be settled.")
    int suggestions(@Parameters(paramLabel = "SHOW", arity = "0..1", description = "As --show.") @Nullable String of) {
        PrintWriter out = Console.out(spec);
        try (Console console = new Console(out)) {
            SuggestionEdits suggestions = wiring().pipeline(console).edits().suggestions();
            for (SuggestionEdits.Asked asked : suggestions.asked(showOf(Optional.ofNullable(of)))) {
                Suggestion s = asked.suggestion();
                out.println(Plain.text(s.key()) + "  " + Plain.text(s.reason()));
            }
        }
        out.flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "A suggestion is wrong; it does not come back.")
    int dismiss(@Parameters(paramLabel = "[SHOW] SUGGESTION", arity = "1..2", description = KEY) List<String> words) {
        return settle(
                words, (pipeline, of, key) -> pipeline.edits().suggestions().dismiss(of, Author.CLI, key));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "A suggestion is right; its cluster goes to the suggested person.")
    int accept(@Parameters(paramLabel = "[SHOW] SUGGESTION", arity = "1..2", description = KEY) List<String> words) {
        return settle(
                words, (pipeline, of, key) -> pipeline.edits().suggestions().accept(of, Author.CLI, key));
    }

    private interface Settling {
        PeopleEdits.Outcome settle(EpisodePipeline pipeline, String show, String key);
    }

    private int settle(List<String> words, Settling settling) {
        String key = words.get(words.size() - 1);
        String of = words.size() > 1 ? showOf(Optional.of(words.get(0))) : show(Optional.of(key));
        return told(of, pipeline -> settling.settle(pipeline, of, key));
    }

    @Command(mixinStandardHelpOptions = true, description = "Leave a person out of the lists.")
    int ignore(
            @Parameters(paramLabel = "PERSON") PersonId person,
            @Option(names = "--no", description = "Show them again.") boolean no) {
        return make(Optional.empty(), moves -> people -> moves.ignore(people, person, !no));
    }

    @Command(mixinStandardHelpOptions = true, description = "Take a person away; what they owned has no owner then.")
    int delete(@Parameters(paramLabel = "PERSON") PersonId person) {
        return make(Optional.empty(), moves -> people -> moves.delete(people, person));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Erase a person from the whole show for good: pictures, vectors, names, journal.")
    int erase(
            @Parameters(paramLabel = "PERSON") PersonId person,
            @Option(names = "--yes", description = "Do it; without this only say what would go.") boolean yes,
            @Option(names = "--forget-plan", description = "Be done also when something is left that you looked at.")
                    boolean enough) {
        PrintWriter out = Console.out(spec);
        Wiring wiring = wiring();
        String of = show(Optional.empty());
        try (Console console = new Console(out)) {
            EpisodePipeline pipeline = wiring.pipeline(console);
            if (!yes) {
                new ErasePerson(pipeline)
                        .preview(of, person)
                        .forEach((where, count) -> out.println(count + "  " + where));
                out.println("nothing was erased: say --yes to erase this for good");
                out.flush();
                return 0;
            }
            ErasePerson.Receipt receipt =
                    new ErasePerson(pipeline).erase(of, Author.CLI, person, wiring.checked(), enough);
            return told(out, person, receipt);
        }
    }

    private static int told(PrintWriter out, PersonId person, ErasePerson.Receipt receipt) {
        receipt.removed().forEach((where, count) -> out.println(count + "  " + where));
        out.printf(
                Locale.ROOT,
                "%s was erased; searched %d files, %d bytes: %s%n",
                person,
                receipt.filesSearched(),
                receipt.bytesSearched(),
                receipt.left().isEmpty() ? "nothing is left" : "SOMETHING IS LEFT");
        receipt.left().forEach(what -> out.println("left: " + Plain.text(what)));
        out.println("receipt: " + receipt.receipt());
        if (!receipt.left().isEmpty()) {
            out.println("remove what is left and give the same command again; or add --forget-plan when it may stay");
        }
        out.flush();
        return receipt.left().isEmpty() ? 0 : 1;
    }

    private int make(Optional<String> cluster, Function<Moves, Function<People, People>> move) {
        String of = show(cluster);
        return told(
                of,
                pipeline -> pipeline.edits()
                        .people()
                        .move(
                                of,
                                Author.CLI,
                                (moves, people) -> move.apply(moves).apply(people)));
    }

    private int told(String of, Function<EpisodePipeline, PeopleEdits.Outcome> change) {
        PrintWriter out = Console.out(spec);
        Wiring wiring = wiring();
        try (Console console = new Console(out)) {
            EpisodePipeline pipeline = wiring.pipeline(console);
            PeopleEdits.Outcome outcome = change.apply(pipeline);
            out.println(outcome.entry()
                    .map(e -> e.id() + "  " + Plain.text(e.what()))
                    .orElse("it was so already"));
            pipeline.refresh(of, wiring.checked());
        }
        out.flush();
        return 0;
    }

    private String showOf(Optional<String> said) {
        return said.map(this::existing).orElseGet(() -> show(Optional.empty()));
    }

    private String existing(String said) {
        Set<String> shows = wiring().shows();
        if (!shows.contains(said)) {
            throw new WrongUse("there is no show '" + Plain.text(said) + "', but " + shows);
        }
        return said;
    }

    private String show(Optional<String> cluster) {
        if (show != null) {
            return existing(show);
        }
        Set<String> shows = wiring().shows();
        Optional<String> said = cluster.filter(c -> c.indexOf(':') > 0)
                .map(c -> People.episodeOf(c).show());
        if (said.isEmpty() && shows.size() != 1) {
            throw new WrongUse(shows.isEmpty() ? "there is no show yet" : "say which show, with --show: " + shows);
        }
        return said.orElseGet(() -> shows.iterator().next());
    }
}
