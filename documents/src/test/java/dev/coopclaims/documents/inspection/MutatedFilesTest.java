package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, it is accepted or refused: a check that fails otherwise is answered as a failure of ours. */
class MutatedFilesTest {
    private static final int MUTANTS = 2_000;
    private static final int MOST_CHANGES = 6;
    private static final byte[] SPECIAL = {
        0, 1, 4, 8, 0x7F, (byte) 0x80, (byte) 0xFF, '[', ']', '<', '>', '(', ')', '\\', '/', ' '
    };
    private static final ContentLimits LIMITS = ContentLimits.ofBytes(10_000_000);

    static Stream<Arguments> samples() throws IOException {
        return Stream.of(
                Arguments.of("plain.pdf", Samples.pdf(1_000)),
                Arguments.of("locked.pdf", locked(40)),
                Arguments.of("locked256.pdf", locked(256)),
                Arguments.of("a.png", Samples.picture("png", 8, 8)),
                Arguments.of("a.jpg", Samples.picture("jpg", 8, 8)),
                Arguments.of("a.gif", Samples.picture("gif", 8, 8)),
                Arguments.of("a.tif", Samples.picture("tiff", 8, 8)),
                Arguments.of("a.webp", Samples.webp(8, 8)),
                Arguments.of("a.heic", Samples.heic(8, 8)),
                Arguments.of("a.docx", Samples.office(AcceptedType.DOCX)),
                Arguments.of("a.xlsx", Samples.office(AcceptedType.XLSX)),
                Arguments.of("a.msg", Samples.ole(new byte[16], "__properties_version1.0")),
                Arguments.of("a.eml", Samples.mail()),
                Arguments.of("a.csv", Samples.text("name;hours\nA;1\n")),
                Arguments.of("a.txt", "\uFEFFwide\n".getBytes(StandardCharsets.UTF_16LE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_changed_file_is_accepted_or_refused(String name, byte[] content) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(content, random);
            try {
                Inspection.of(
                                Arrays.copyOf(mutant, Math.min(mutant.length, Inspection.HEAD_BYTES)),
                                FileName.clean(name, 200),
                                LIMITS)
                        .check()
                        .read(new ByteArrayInputStream(mutant));
            } catch (ContentRefused expected) {
                refused++;
            } catch (RuntimeException ours) {
                throw new AssertionError(name + ", mutant " + i, ours);
            }
        }
        assertThat(refused).as("some mutants are refused").isPositive();
    }

    private static byte[] mutant(byte[] content, SplittableRandom random) {
        byte[] mutant = content.clone();
        for (int changes = random.nextInt(1, MOST_CHANGES + 1); changes > 0; changes--) {
            int at = random.nextInt(mutant.length);
            byte special = SPECIAL[random.nextInt(SPECIAL.length)];
            switch (random.nextInt(6)) {
                case 0 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                case 1 ->
                    mutant = Samples.joined(
                            Arrays.copyOf(mutant, at),
                            Arrays.copyOfRange(mutant, at + 1, mutant.length),
                            new byte[] {special});
                case 2 ->
                    mutant = Samples.joined(
                            Arrays.copyOf(mutant, at),
                            new byte[] {special},
                            Arrays.copyOfRange(mutant, at, mutant.length));
                case 3 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 4), special);
                case 4 -> mutant[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                default -> mutant[at] = special;
            }
        }
        return mutant;
    }

    /** Opens without a password, so its encryption is read. */
    private static byte[] locked(int keyBits) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
            policy.setEncryptionKeyLength(keyBits);
            document.protect(policy);
            document.save(file);
            return file.toByteArray();
        }
    }
}
