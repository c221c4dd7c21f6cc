package io.dropcast.detect;

import io.dropcast.episode.CropShelf;
import io.dropcast.face.Digits;
import io.dropcast.video.CutFinder;
import io.dropcast.video.Looks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts together what the pieces of a video gave, in order: cuts, looks, faces with their rows in the video, and the shelf. One thread at a
 * time.
 */
final class DetectionLog implements Consumer<Finding> {
    private final CropShelf.Writer shelf;
    private final CutFinder cuts;
    private final BitSet looked = new BitSet();
    private final List<Detection> faces = new ArrayList<>();
    /** Row in the video of the piece's row 0. */
    private int firstRow;

    /** @param fps frames a second */
    DetectionLog(CropShelf.Writer shelf, double fps) {
        this.shelf = shelf;
        this.cuts = new CutFinder(fps);
    }

    @Override
    public void accept(Finding finding) {
        if (finding instanceof Finding.Seen seen) {
            cuts.add(seen.index(), seen.glance());
        } else if (finding instanceof Finding.Looked look) {
            looked.set(Math.toIntExact(look.index()));
            look.faces().forEach(face -> faces.add(face.numbered(faces.size())));
        } else if (finding instanceof Finding.Cropped crop) {
            put(firstRow + crop.row(), crop.jpeg());
        } else {
            firstRow = faces.size();
        }
    }

    private void put(int row, byte[] jpeg) {
        Detection face = faces.get(row);
        String name = Digits.of(face.frameIdx(), 9) + "-" + Digits.of(row, 7) + ".jpg";
        faces.set(row, face.withCrop(name));
        shelf.put(name, jpeg);
    }

    /** At the end. */
    List<Long> cuts() {
        return cuts.cuts();
    }

    Looks looks() {
        return Looks.at(looked);
    }

    List<Detection> faces() {
        return List.copyOf(faces);
    }
}
