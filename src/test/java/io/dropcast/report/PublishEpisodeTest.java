package io.dropcast.report;

import static io.dropcast.report.story.Stories.ignored;
import static io.dropcast.report.story.Stories.many;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.story;
import static io.dropcast.report.story.Stories.unnamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.Stories;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PublishEpisodeTest {
    private static final EpisodeStory STORY =
            story(named(1, "Ann", many(30)), unnamed(2, seen(99, 1, 2)), ignored(unnamed(3, seen(100, 3, 4))));

    @Test
    void filesComeInAFixedOrderAThumbForEveryIdentity() {
        assertThat(publish(STORY))
                .extracting(OutFile::name)
                .containsExactly(
                        "report.html",
                        "screentime.csv",
                        "people.vtt",
                        "people.edl",
                        "thumbs/id_0001.jpg",
                        "thumbs/id_0002.jpg",
                        "thumbs/id_0003.jpg");
    }

    @Test
    void theSameStoryGivesTheSameBytes() {
        assertThat(publish(STORY)).isEqualTo(publish(STORY));
    }

    @Test
    void anIdentityWhosePictureIsGoneHasNoThumb() {
        assertThat(new PublishEpisode().publish(STORY, key -> Optional.empty())).hasSize(4);
    }

    @Test
    void noPeopleMakeFilesThatSaySo() {
        List<OutFile> files = publish(story());
        assertThat(files).hasSize(4);
        assertThat(Stories.file(story(), "people.vtt")).startsWith("WEBVTT\n");
        assertThat(Stories.file(story(), "people.edl")).isEqualTo("TITLE: studio-s01e02 people\nFCM: NON-DROP FRAME\n");
    }

    @Test
    void aFileNeverLeavesItsFolder() {
        for (String name : List.of("../x.jpg", "/x.jpg", "a/b/c.jpg", "x", "thumbs/../x.jpg", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new OutFile(name, new byte[0]));
        }
    }

    @Test
    void aFileKeepsItsBytesToItself() {
        byte[] given = {1, 2};
        OutFile file = new OutFile("a.jpg", given);
        given[0] = 9;
        file.content()[1] = 9;
        assertThat(file.content()).containsExactly(1, 2);
        assertThat(file).hasSameHashCodeAs(new OutFile("a.jpg", new byte[] {1, 2}));
    }

    private static List<OutFile> publish(EpisodeStory story) {
        return new PublishEpisode().publish(story, Stories::picture);
    }
}
