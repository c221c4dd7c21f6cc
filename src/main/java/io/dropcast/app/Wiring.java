package io.dropcast.app;

import io.dropcast.bucket.S3Pace;
import io.dropcast.bucket.S3Ways;
import io.dropcast.bucket.SeedKeys;
import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Crops;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.GuardedStore;
import io.dropcast.episode.Listeners;
import io.dropcast.episode.ProgressFile;
import io.dropcast.episode.StageListener;
import io.dropcast.models.ModelFiles;
import io.dropcast.models.ModelPack;
import io.dropcast.models.ModelPacks;
import io.dropcast.models.onnx.OrtNets;
import io.dropcast.people.PeopleBook;
import io.dropcast.reps.ThumbKeys;
import io.dropcast.settings.EngineSettings;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.settings.Version;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.store.folder.JpegCodec;
import io.dropcast.store.folder.StoredPeopleBook;
import io.dropcast.store.s3.S3Place;
import io.dropcast.store.s3.S3Settings;
import io.dropcast.video.ffmpeg.FfVideoSource;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.Nets;
import io.dropcast.workflow.StageSettings;
import io.dropcast.workflow.WorkflowParts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one place that builds things.
 *
 * @param settings every key with the value in effect
 * @param said those of an episode's settings that the command line said
 */
public record Wiring(Home home, Map<String, String> settings, Map<String, String> said) {
    public Wiring {
        settings = Map.copyOf(settings);
        Map<String, String> ofEpisode = new TreeMap<>(said);
        ofEpisode.keySet().removeIf(key -> KnownSettings.stageOf(key).isEmpty());
        said = Map.copyOf(ofEpisode);
    }

    /** Nothing of it was said on a command line. */
    public Wiring(Home home, Map<String, String> settings) {
        this(home, settings, Map.of());
    }

    /**
     * Settings from the configuration, the environment and the command line.
     *
     * @throws IllegalArgumentException naming what is wrong with them
     */
    public static Wiring of(Home home, Map<String, String> flags) {
        return new Wiring(home, KnownSettings.resolve(home.configuration(), System.getenv(), flags), flags);
    }

    public String value(String key) {
        return Optional.ofNullable(settings.get(key)).orElseGet(() -> KnownSettings.defaultOf(key));
    }

    /** A folder of the settings. */
    public Path folder(String key) {
        return home.resolve(value(key));
    }

    /** The folder that results are made in: the outbox, or where it is in S3 the working copy of it. */
    public Path outbox() {
        return isOutboxInS3() ? data().local().resolve("outbox") : folder(S3Ways.OUTBOX);
    }

    /** The setting that says where {@link #outbox} is. */
    String outboxSetting() {
        return isOutboxInS3() ? localSetting() : S3Ways.OUTBOX;
    }

    /** The setting that says where this machine's own folder is: of data in S3 the copies are in it. */
    String localSetting() {
        return data() instanceof DataPlace.Folder ? DataPlace.KEY : "dropcast.s3.cache";
    }

    /** Where a file of the outbox is found, for people: a path, or a place in S3. */
    public String result(String name) {
        return isOutboxInS3()
                ? S3Place.parse(value(S3Ways.OUTBOX)).uri(name)
                : folder(S3Ways.OUTBOX).resolve(name).toString();
    }

    private boolean isOutboxInS3() {
        return S3Place.isMeant(value(S3Ways.OUTBOX));
    }

    /**
     * The settings that decide what comes out; all settings are checked.
     *
     * @throws IllegalArgumentException naming the one that is wrong
     */
    public Settings checked() {
        engine();
        S3Settings.of(this::value);
        s3Ways();
        s3Pace();
        return StageSettings.checked(Settings.of(settings, pack().detector().thresholds()));
    }

    public DataPlace data() {
        return DataPlace.of(this);
    }

    public EpisodeStore store() {
        return data().store();
    }

    /** Where the data is, for people: a folder, or a place in S3. */
    public String dataPlace() {
        return data().where();
    }

    /** Where the people of the shows are kept. */
    public PeopleBook people() {
        return new StoredPeopleBook(data().store(), Clock.systemUTC());
    }

    /** The shows that have an episode. */
    public Set<String> shows() {
        return EpisodeStates.shows(store());
    }

    /** Threads for nets: as said, or one a core. */
    public int workers() {
        int said = engine().workers();
        return said > 0 ? said : Runtime.getRuntime().availableProcessors();
    }

    /** For how many days pictures and vectors are kept; 0 for ever. */
    public int keepDays() {
        return engine().keepDays();
    }

    /** What comes from S3 and what goes there. */
    S3Ways s3Ways() {
        return S3Ways.of(this::value);
    }

    S3Pace s3Pace() {
        return S3Pace.of(this::value);
    }

    /** Where pictures are in the bucket that results go to. */
    private ThumbKeys thumbs() {
        S3Ways ways = s3Ways();
        return ways.deliver()
                .map(place -> new ThumbKeys(
                        Optional.of(place + (ways.artifacts() ? " artifacts" : "")),
                        (ep, id) -> place.key(SeedKeys.thumb(ep, id, ways.artifacts()))))
                .orElse(ThumbKeys.NONE);
    }

    EngineSettings engine() {
        return EngineSettings.of(this::value);
    }

    /** Every pack that there is. */
    public ModelPacks packs() {
        return ModelPacks.read(home.modelsFile());
    }

    /** The pack in use. */
    public ModelPack pack() {
        ModelPacks packs = packs();
        String named = value("dropcast.models.pack");
        return named.isEmpty() ? packs.preferred() : packs.named(named);
    }

    /** The files of a pack on this machine. */
    public ModelFiles modelFiles(ModelPack pack) {
        return new ModelFiles(folder("dropcast.models"), pack);
    }

    /** The nets; fetches the models when they are not there yet. */
    Nets nets() {
        ModelPack pack = pack();
        return new OrtNets(pack, modelFiles(pack).ensure());
    }

    /** The pipeline, telling the listener what it does. */
    public EpisodePipeline pipeline(StageListener listener) {
        DataPlace data = data();
        GuardedStore store = data.store();
        CropShelf.Codec codec = new JpegCodec(Float.parseFloat(value("dropcast.detect.crop-quality")));
        Clock clock = Clock.systemUTC();
        return new EpisodePipeline(new WorkflowParts(
                store,
                new FolderStore(outbox()),
                new Crops(data::crops, codec),
                new FfVideoSource(Runtime.getRuntime().availableProcessors()),
                nets(),
                new StoredPeopleBook(store, clock),
                new Listeners(List.of(new ProgressFile(store, clock, data.progressEvery()), listener)),
                data.locks(),
                thumbs(),
                workers(),
                Version.text(),
                clock));
    }
}
