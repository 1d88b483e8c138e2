package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureCheckTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 70;

    static Stream<Arguments> pictures() {
        return Stream.of(
                arguments(AcceptedType.PNG, Samples.picture("png", WIDTH, HEIGHT)),
                arguments(AcceptedType.JPEG, Samples.picture("jpeg", WIDTH, HEIGHT)),
                arguments(AcceptedType.GIF, Samples.picture("gif", WIDTH, HEIGHT)),
                arguments(AcceptedType.TIFF, Samples.picture("tiff", WIDTH, HEIGHT)),
                arguments(AcceptedType.WEBP, Samples.webp(WIDTH, HEIGHT)),
                arguments(AcceptedType.HEIC, Samples.heic(WIDTH, HEIGHT)),
                arguments(AcceptedType.JPEG, withStrayBytes(Samples.picture("jpeg", WIDTH, HEIGHT))),
                arguments(AcceptedType.JPEG, followed(Samples.picture("jpeg", WIDTH, HEIGHT))),
                arguments(AcceptedType.PNG, followed(Samples.picture("png", WIDTH, HEIGHT))),
                arguments(AcceptedType.HEIC, followed(Samples.heic(WIDTH, HEIGHT))),
                arguments(AcceptedType.JPEG, withMuchMetadata(Samples.picture("jpeg", WIDTH, HEIGHT))));
    }

    /** Its only page is its own successor and has as many entries as a directory can hold; this once took minutes. */
    @Test
    void a_tiff_without_an_end_is_damaged() {
        int entries = 65_535;
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * entries + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            tiff.putShort((short) (256 + i % 2)).putShort((short) 4).putInt(1).putInt(1);
        }
        tiff.putInt(8);

        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(AcceptedType.TIFF, tiff.array(), 100))
                .returns(Code.FILE_DAMAGED, ContentRefused::code);
    }

    @Test
    void a_tiff_of_more_entries_than_any_picture_has_is_not_safe() {
        int pages = 20;
        int entries = 65_000;
        int pageBytes = 2 + 12 * entries + 4;
        ByteBuffer tiff = ByteBuffer.allocate(8 + pages * pageBytes).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8);
        for (int page = 0; page < pages; page++) {
            tiff.putShort((short) entries);
            for (int i = 0; i < entries; i++) {
                tiff.putShort((short) (256 + i % 2))
                        .putShort((short) 4)
                        .putInt(1)
                        .putInt(1);
            }
            tiff.putInt(page + 1 == pages ? 0 : 8 + (page + 1) * pageBytes);
        }

        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(AcceptedType.TIFF, tiff.array(), 100))
                .returns(Code.CONTENT_UNSAFE, ContentRefused::code);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_picture_of_just_the_limit_passes(AcceptedType type, byte[] picture) {
        assertThatCode(() -> check(type, picture, (long) WIDTH * HEIGHT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void a_picture_of_one_pixel_more_is_refused(AcceptedType type, byte[] picture) {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(type, picture, (long) WIDTH * HEIGHT - 1))
                .returns(Code.CONTENT_UNSAFE, ContentRefused::code)
                .satisfies(
                        refused -> assertThat(refused.facts()).containsEntry("limitPixels", (long) WIDTH * HEIGHT - 1));
    }

    @Test
    void a_header_of_four_billion_by_four_billion_does_not_overflow() {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(AcceptedType.PNG, Samples.pngHeader(-1, -1), 100_000_000))
                .returns(Code.CONTENT_UNSAFE, ContentRefused::code);
    }

    @Test
    void a_picture_without_size_is_broken() {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(AcceptedType.PNG, Samples.pngHeader(0, 10), 100))
                .returns(Code.FILE_DAMAGED, ContentRefused::code);
    }

    static Stream<Arguments> whole_pictures() {
        return pictures().filter(one -> {
            byte[] picture = (byte[]) Objects.requireNonNull(one.get()[1]);
            return picture.length < 40_000 && picture[picture.length - 1] != 'x';
        });
    }

    /** If cut off anywhere before its last byte or two, it does not count as complete. */
    @ParameterizedTest
    @MethodSource("whole_pictures")
    void a_picture_that_is_cut_off_is_damaged(AcceptedType type, byte[] picture) {
        for (int kept :
                new int[] {30, picture.length / 4, picture.length / 2, picture.length - 20, picture.length - 2}) {
            if (kept < picture.length && !(type == AcceptedType.GIF && kept == picture.length - 2)) {
                assertThatExceptionOfType(ContentRefused.class)
                        .as("%s cut after %d of %d bytes", type, kept, picture.length)
                        .isThrownBy(() -> check(type, Arrays.copyOf(picture, kept), 100_000_000))
                        .returns(Code.FILE_DAMAGED, ContentRefused::code);
            }
        }
    }

    @Test
    void a_png_that_was_altered_on_its_way_is_damaged_and_says_where() {
        byte[] png = Samples.picture("png", WIDTH, HEIGHT);
        png[60] ^= 1;
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(AcceptedType.PNG, png, 100_000_000))
                .returns(Code.FILE_DAMAGED, ContentRefused::code)
                .satisfies(refused ->
                        assertThat(refused.facts().get("problem")).asString().startsWith("damaged at byte 33"));
    }

    private static byte[] followed(byte[] picture) {
        return Samples.joined(picture, Samples.text("a note of the maker's xxx"));
    }

    /** Stray bytes after the first marker and between two segments, as some cameras and mailers leave them. */
    private static byte[] withStrayBytes(byte[] jpeg) {
        int second = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF));
        return Samples.joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {0, 0},
                Arrays.copyOfRange(jpeg, 2, second),
                new byte[] {0x20, 0, 0x20},
                Arrays.copyOfRange(jpeg, second, jpeg.length));
    }

    private static void check(AcceptedType type, byte[] picture, long maxPixels) throws Exception {
        new PictureCheck(type, maxPixels).read(new ByteArrayInputStream(picture));
    }

    /** Three full segments between the first marker and the rest, so that the frame lies beyond the first 64 KiB. */
    private static byte[] withMuchMetadata(byte[] jpeg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (int i = 0; i < 3; i++) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE2, (byte) 0xFF, (byte) 0xFF});
            out.writeBytes(new byte[0xFFFF - 2]);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
