package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.face.ShotEnds;
import io.dropcast.video.CutFinder;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.ShotEndsFinder;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts together what the pieces of a video gave, in order: cuts, how shots look, looks, faces with their rows in the video, and the shelf. One thread at a
 * time.
 */
final class DetectionLog implements Consumer<SegmentResult> {
    private final CropShelf.Writer shelf;
    private final CutFinder cuts;
    private final ShotEndsFinder shots;
    private final BitSet looked = new BitSet();
    private final FaceRows faces = new FaceRows();
    /** Row in the video of the piece's row 0. */
    private int firstRow;

    /** @param fps frames a second */
    DetectionLog(CropShelf.Writer shelf, double fps) {
        this.shelf = shelf;
        this.cuts = new CutFinder(fps);
        this.shots = new ShotEndsFinder(cuts);
    }

    @Override
    public void accept(SegmentResult finding) {
        if (finding instanceof SegmentResult.Seen seen) {
            cuts.add(seen.index(), seen.glance());
        } else if (finding instanceof SegmentResult.Looked look) {
            looked.set(Math.toIntExact(look.at().frame()));
            shots.looked(look.at());
            look.faces().forEach(faces::add);
        } else if (finding instanceof SegmentResult.Cropped crop) {
            shelf.put(
                    faces.crop(firstRow + crop.row(), crop.picture().clothes()),
                    crop.picture().jpeg());
        } else {
            firstRow = faces.size();
        }
    }

    /** At the end. */
    List<Long> cuts() {
        return cuts.cuts();
    }

    /** After {@link #cuts}. */
    List<ShotEnds> shots() {
        return shots.shots();
    }

    SampledFrames looks() {
        return SampledFrames.at(looked);
    }

    List<Detection> faces() {
        return faces.toList();
    }
}
