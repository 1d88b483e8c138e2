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
                arguments(AcceptedType.JPEG, withMuchMetadata(Samples.picture("jpeg", WIDTH, HEIGHT))));
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
                .returns(Code.MEDIA_TYPE_MISMATCH, ContentRefused::code);
    }

    private static void check(AcceptedType type, byte[] picture, long maxPixels) throws Exception {
        new PictureCheck(type, maxPixels).read(new ByteArrayInputStream(picture));
    }

    /** Three full segments between the first mark and the rest: the frame lies behind the first 64 KiB. */
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
