package dev.coopclaims.documents.inspection;

import static dev.coopclaims.documents.Samples.joined;
import static dev.coopclaims.documents.Samples.text;
import static dev.coopclaims.documents.Samples.wordParts;
import static dev.coopclaims.documents.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeCheckTest {
    private static final long MAX_INFLATED_BYTES = 1_000_000;
    private static final int MAX_ENTRIES = 50;

    @Test
    void a_file_with_ordinary_parts_passes() {
        assertThatCode(() -> check(zip(wordParts()))).doesNotThrowAnyException();
    }

    @Test
    void a_bomb_is_refused_at_the_limit_whatever_it_declares() {
        byte[] bomb = zip(with("word/media/a.bin", new byte[(int) MAX_INFLATED_BYTES]));
        assertThat(bomb).hasSizeLessThan(10_000);
        assertRefused(bomb, Code.CONTENT_UNSAFE)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("limitBytes", MAX_INFLATED_BYTES));
    }

    /** Who sends little may not cause much work: without this, 250 KB made the server inflate a thousand times as much. */
    @Test
    void how_much_is_inflated_depends_on_the_size_of_the_file() {
        byte[] bomb = zip(with("word/media/a.bin", new byte[100 << 20]));
        assertThat(bomb).hasSizeLessThan(150_000);
        assertThatThrownBy(() -> new OfficeCheck(AcceptedType.DOCX, 256L << 20, MAX_ENTRIES)
                        .read(new ByteArrayInputStream(bomb)))
                .isInstanceOfSatisfying(
                        ContentRefused.class,
                        refused -> assertThat(refused.facts()).containsEntry("limitBytes", 16L << 20));
        byte[] blank = zip(with("word/media/a.bin", new byte[16 << 19]));
        assertThatCode(() -> new OfficeCheck(AcceptedType.DOCX, 256L << 20, MAX_ENTRIES)
                        .read(new ByteArrayInputStream(blank)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Override PartName=\"/word/v.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                "<Default Extension=\"bin\" ContentType=\"APPLICATION/VND.MS-OFFICE.VBAPROJECT\"/>",
                "<Override PartName=\"/x\" ContentType=\"application/vnd.ms-word.document.MacroEnabled.main+xml\"/>"
            })
    void macros_are_found_by_their_type_whatever_their_part_is_called(String declared) {
        byte[] types = joined(Samples.contentTypes(AcceptedType.DOCX), text(declared));
        assertRefused(zip(with("[Content_Types].xml", types)), Code.CONTENT_UNSAFE)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("problem", "macros"));
    }

    /** What is behind the part that is looked at could be of any type. */
    @Test
    void a_list_of_types_that_is_too_long_is_refused() {
        byte[] types = joined(Samples.contentTypes(AcceptedType.DOCX), text(" ".repeat(1 << 20)));
        byte[] file = zip(with("[Content_Types].xml", types));
        assertThatThrownBy(() -> new OfficeCheck(AcceptedType.DOCX, 256L << 20, MAX_ENTRIES)
                        .read(new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        ContentRefused.class,
                        refused -> assertThat(refused.facts()).containsEntry("limitBytes", 1L << 20));
    }

    @Test
    void two_parts_whose_names_differ_in_capitals_alone_are_refused() {
        assertRefused(zip(with("[content_types].XML", text("x"))), Code.CONTENT_UNSAFE);
    }

    @Test
    void too_many_parts_are_refused() {
        Map<String, byte[]> parts = wordParts();
        for (int i = parts.size(); i < MAX_ENTRIES; i++) {
            parts.put("word/part" + i, new byte[0]);
        }
        assertThatCode(() -> check(zip(parts))).doesNotThrowAnyException();
        parts.put("word/one-more", new byte[0]);
        assertRefused(zip(parts), Code.CONTENT_UNSAFE)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("limitEntries", (long) MAX_ENTRIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "word/../../evil", "/etc/evil", "word\\..\\evil", "C:evil", "a\u0007b"})
    void a_part_that_leads_outside_is_refused(String name) {
        assertRefused(zip(with(name, text("x"))), Code.CONTENT_UNSAFE);
    }

    @Test
    void macros_are_refused() {
        assertRefused(zip(with("word/vbaProject.bin", text("x"))), Code.CONTENT_UNSAFE);
        assertRefused(
                zip(with("[Content_Types].xml", text("application/vnd.ms-word.document.macroEnabled.main+xml"))),
                Code.CONTENT_UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
    void its_types_may_be_written_in_utf_16(String name) {
        Charset charset = Charset.forName(name);
        String types = new String(Samples.contentTypes(AcceptedType.DOCX), StandardCharsets.UTF_8);
        byte[] written = types.getBytes(charset);
        assertThatCode(() -> check(zip(with("[Content_Types].xml", written)))).doesNotThrowAnyException();
        byte[] macros = types.replace(".main+xml", ".macroEnabled.main+xml").getBytes(charset);
        assertRefused(zip(with("[Content_Types].xml", macros)), Code.CONTENT_UNSAFE);
    }

    @Test
    void a_plain_zip_file_is_no_document() {
        assertRefused(zip(Map.of("notes.txt", text("x"))), Code.MEDIA_TYPE_MISMATCH);
    }

    @Test
    void a_cut_off_file_is_refused() {
        byte[] whole = zip(wordParts());
        assertRefused(Arrays.copyOf(whole, whole.length - 30), Code.FILE_DAMAGED);
        assertRefused(Arrays.copyOf(whole, 60), Code.FILE_DAMAGED);
    }

    @Test
    void a_directory_that_names_other_parts_is_refused() {
        byte[] whole = zip(wordParts());
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        int inDirectory = latin.lastIndexOf("word/document.xml");
        whole[inDirectory] = 'v';
        assertRefused(whole, Code.CONTENT_UNSAFE);
    }

    @Test
    void a_second_file_behind_the_first_is_refused() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(zip(wordParts()));
        both.writeBytes(zip(Map.of("hidden.txt", text("x"))));
        assertRefused(both.toByteArray(), Code.CONTENT_UNSAFE);
    }

    /** The sizes of its parts follow them, in 64 bits and without announcement: written by POI 5.3. */
    @Test
    void a_workbook_as_streaming_writers_write_it_passes() throws Exception {
        try (InputStream workbook = getClass().getResourceAsStream("/files/streamed.xlsx")) {
            new OfficeCheck(AcceptedType.XLSX, MAX_INFLATED_BYTES, MAX_ENTRIES).read(Objects.requireNonNull(workbook));
        }
    }

    @Test
    void bytes_between_the_parts_are_refused() {
        byte[] whole = zip(wordParts());
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        int second = latin.indexOf("PK\u0003\u0004", 4);
        byte[] more = text("hidden");
        byte[] smuggled = joined(Arrays.copyOf(whole, second), more, Arrays.copyOfRange(whole, second, whole.length));
        assertRefused(smuggled, Code.CONTENT_UNSAFE);
    }

    @Test
    void a_part_that_was_altered_on_its_way_is_damaged() {
        byte[] whole = zip(wordParts());
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        whole[directory + 16] ^= 1;
        assertRefused(whole, Code.CONTENT_UNSAFE);
        byte[] packed = zip(wordParts());
        packed[new String(packed, StandardCharsets.ISO_8859_1).indexOf("[Content_Types].xml") + 25] ^= 0x10;
        assertRefused(packed, Code.FILE_DAMAGED);
    }

    @Test
    void a_part_behind_a_password_is_encrypted() {
        byte[] whole = zip(wordParts());
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        whole[directory + 8] |= 1;
        assertRefused(whole, Code.FILE_ENCRYPTED);
    }

    @Test
    void a_link_among_the_parts_is_refused() {
        byte[] whole = zip(wordParts());
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        int lastEntry = latin.lastIndexOf("PK\u0001\u0002");
        whole[lastEntry + 41] = (byte) 0xA1;
        assertRefused(whole, Code.CONTENT_UNSAFE);
    }

    private static Map<String, byte[]> with(String name, byte[] part) {
        Map<String, byte[]> parts = wordParts();
        parts.put(name, part);
        return parts;
    }

    private static ThrowableAssertAlternative<ContentRefused> assertRefused(byte[] content, Code code) {
        return assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> check(content))
                .returns(code, ContentRefused::code);
    }

    private static void check(byte[] content) throws Exception {
        new OfficeCheck(AcceptedType.DOCX, MAX_INFLATED_BYTES, MAX_ENTRIES).read(new ByteArrayInputStream(content));
    }
}
