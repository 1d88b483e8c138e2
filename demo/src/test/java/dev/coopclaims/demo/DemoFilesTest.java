package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DemoFilesTest {
    private final List<PlannedClaim> claims = DemoClaims.plan(ExampleData.rows(), ExampleData.categories());

    @Test
    void an_invoice_is_a_pdf_that_says_what_it_is_and_what_the_rows_say() {
        PlannedClaim claim = claims.getFirst();
        String pdf = latin(DemoFiles.invoice(claim, claim.costs().getFirst()).content());

        assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n");
        assertThat(pdf)
                .contains("Demonstration document")
                .contains(claim.costs().getFirst().net().toPlainString())
                .contains(claim.costs().getFirst().rows().getFirst().reference());
    }

    @Test
    void the_table_of_a_pdf_points_at_its_objects() {
        String pdf = latin(PdfPages.of(
                IntStream.range(0, 200).mapToObj(i -> "line (" + i + ") \\ end").toList()));
        Matcher startOfTable = Pattern.compile("startxref\n(\\d+)\n").matcher(pdf);
        assertThat(startOfTable.find()).isTrue();
        assertThat(pdf.substring(Integer.parseInt(startOfTable.group(1)))).startsWith("xref\n");

        List<Integer> offsets = Pattern.compile("(\\d{10}) 00000 n ")
                .matcher(pdf)
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .toList();
        assertThat(offsets).hasSize(3 + 2 * 4);
        for (int object = 0; object < offsets.size(); object++) {
            assertThat(pdf.substring(offsets.get(object))).startsWith((object + 1) + " 0 obj");
        }
    }

    @Test
    void a_picture_is_a_png_that_can_be_read() throws IOException {
        DemoFile photo = DemoFiles.proof(claims.getFirst(), "EVENT_PHOTO");

        assertThat(photo.mediaType()).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(photo.content())).getWidth())
                .isEqualTo(160);
    }

    @Test
    void no_two_files_of_the_whole_example_are_equal_and_each_stays_small() {
        Set<Integer> contents = new HashSet<>();
        int files = 0;
        for (PlannedClaim claim : claims) {
            for (String kind : ActivityNeeds.of(claim.rule().activity()).proof()) {
                for (DemoFile file : List.of(
                        DemoFiles.proof(claim, kind),
                        DemoFiles.betterProof(claim, kind),
                        DemoFiles.letter(claim, "About " + kind))) {
                    contents.add(Arrays.hashCode(file.content()));
                    assertThat(file.content()).hasSizeLessThan(50_000);
                    files++;
                }
            }
            for (PlannedClaim.PlannedCost cost : claim.costs()) {
                byte[] content = DemoFiles.invoice(claim, cost).content();
                contents.add(Arrays.hashCode(content));
                assertThat(content).hasSizeLessThan(50_000);
                files++;
            }
        }
        assertThat(contents.size()).isGreaterThan(files - 5); // 32-bit hashes of a few thousand files may collide
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
