package io.dropcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the picture in docs/data-flow.md: who may know whom. */
@AnalyzeClasses(packages = "io.dropcast", importOptions = DoNotIncludeTests.class)
final class RoomsTest {
    private static final String[] ROOMS = {
        "io.dropcast.face..",
        "io.dropcast.video..",
        "io.dropcast.detect..",
        "io.dropcast.track..",
        "io.dropcast.embed..",
        "io.dropcast.cluster..",
        "io.dropcast.reps..",
        "io.dropcast.people..",
        "io.dropcast.report..",
        "io.dropcast.episode..",
        "io.dropcast.pipeline..",
        "io.dropcast.score.."
    };

    @ArchTest
    static final ArchRule roomsAreFreeOfCamelAndNativeLibraries = noClasses()
            .that()
            .resideInAnyPackage(ROOMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "ai.onnxruntime..",
                    "org.bytedeco..",
                    "picocli..",
                    "io.dropcast.onnx..",
                    "io.dropcast.javacv..",
                    "software.amazon.awssdk..",
                    "io.dropcast.store..",
                    "io.dropcast.s3..",
                    "io.dropcast.models..",
                    "io.dropcast.cli..",
                    "io.dropcast.camel..",
                    "io.dropcast.api..");

    @ArchTest
    static final ArchRule answersAreFreeOfTheServer = noClasses()
            .that()
            .resideInAnyPackage("io.dropcast.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "io.vertx..",
                    "ai.onnxruntime..",
                    "org.bytedeco..",
                    "picocli..",
                    "io.dropcast.onnx..",
                    "io.dropcast.javacv..",
                    "io.dropcast.store..",
                    "io.dropcast.models..",
                    "io.dropcast.cli..",
                    "io.dropcast.camel..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowTheirLibraries = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.onnx..", "io.dropcast.javacv..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "org.bytedeco..");

    @ArchTest
    static final ArchRule onlyTheDoorToS3AndTheRoutesKnowTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackages("io.dropcast.s3..", "io.dropcast.camel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.dropcast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dataFlowsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("face")
            .definedBy("io.dropcast.face..")
            .layer("video")
            .definedBy("io.dropcast.video..")
            .layer("detect")
            .definedBy("io.dropcast.detect..")
            .layer("track")
            .definedBy("io.dropcast.track..")
            .layer("embed")
            .definedBy("io.dropcast.embed..")
            .layer("cluster")
            .definedBy("io.dropcast.cluster..")
            .layer("reps")
            .definedBy("io.dropcast.reps..")
            .layer("people")
            .definedBy("io.dropcast.people..")
            .layer("report")
            .definedBy("io.dropcast.report..")
            .layer("pipeline")
            .definedBy("io.dropcast.pipeline..")
            .layer("score")
            .definedBy("io.dropcast.score..")
            .layer("api")
            .definedBy("io.dropcast.api..")
            .layer("doors")
            .definedBy("io.dropcast.onnx..", "io.dropcast.javacv..", "io.dropcast.store..", "io.dropcast.s3..")
            .layer("camel")
            .definedBy("io.dropcast.camel..", "io.dropcast.cli..")
            .whereLayer("face")
            .mayNotAccessAnyLayer()
            .whereLayer("video")
            .mayOnlyAccessLayers("face")
            .whereLayer("detect")
            .mayOnlyAccessLayers("face", "video")
            .whereLayer("track")
            .mayOnlyAccessLayers("face", "video", "detect")
            .whereLayer("embed")
            .mayOnlyAccessLayers("face", "video", "detect", "track")
            .whereLayer("cluster")
            .mayOnlyAccessLayers("face", "detect", "track", "embed")
            .whereLayer("reps")
            .mayOnlyAccessLayers("face", "detect", "track", "embed", "cluster")
            .whereLayer("people")
            .mayOnlyAccessLayers("face", "cluster", "reps")
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("camel", "api")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("score")
            .mayOnlyAccessLayers("face")
            .whereLayer("score")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("camel")
            .mayNotBeAccessedByAnyLayer();
}
