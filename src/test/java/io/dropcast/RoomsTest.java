package io.dropcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Holds the picture in docs/data-flow.md: which room may know which. */
@AnalyzeClasses(packages = "io.dropcast", importOptions = DoNotIncludeTests.class)
final class RoomsTest {
    private static final String BASE = "io.dropcast.";

    /** From the ground up: a room knows those before it and none behind it. */
    private static final List<String> ROOMS = List.of(
            "face",
            "video",
            "video.ffmpeg",
            "settings",
            "episode",
            "detect",
            "detect.nets",
            "track",
            "embed",
            "cluster.linkage",
            "cluster.evidence",
            "cluster",
            "reps",
            "people.match",
            "people",
            "edits",
            "report.story",
            "report.export",
            "report",
            "workflow",
            "privacy",
            "jobs",
            "store.folder",
            "store.s3",
            "models",
            "models.onnx",
            "inbox",
            "bucket",
            "web.view",
            "web",
            "app",
            "demo",
            "cli.score",
            "cli");

    @ArchTest
    static final ArchRule dataFlowsOneWay =
            classes().that().resideInAPackage(BASE + "*..").should(knowOnlyRoomsBeforeTheirOwn());

    private static ArchCondition<JavaClass> knowOnlyRoomsBeforeTheirOwn() {
        return new ArchCondition<>("know only rooms that stand before their own in the list") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String room = room(item);
                if (!ROOMS.contains(room)) {
                    events.add(
                            SimpleConditionEvent.violated(item, item.getName() + " is in a room that is not listed"));
                    return;
                }
                for (Dependency d : item.getDirectDependenciesFromSelf()) {
                    String other = room(d.getTargetClass());
                    if (ROOMS.indexOf(other) > ROOMS.indexOf(room)) {
                        events.add(SimpleConditionEvent.violated(item, d.getDescription()));
                    }
                }
            }
        };
    }

    private static String room(JavaClass c) {
        String p = c.getPackageName() + ".";
        return p.startsWith(BASE) ? p.substring(BASE.length(), Math.max(BASE.length(), p.length() - 1)) : "";
    }

    @ArchTest
    static final ArchRule noCycles = slices().matching(BASE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheDecoderAndTheDemoKnowFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.video.ffmpeg", "io.dropcast.demo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule onlyTheDoorToTheNetsKnowsOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.models.onnx")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyTheRoomsOfBucketsAndTheWiringKnowTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.store.s3", "io.dropcast.bucket", "io.dropcast.app")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule onlyTheWebKnowsItsServer = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.web", "io.dropcast.app")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowCamel = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.dropcast.inbox",
                    "io.dropcast.bucket",
                    "io.dropcast.jobs",
                    "io.dropcast.web",
                    "io.dropcast.app",
                    "io.dropcast.demo",
                    "io.dropcast.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsItsParser = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..");
}
