package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coopclaims.documents.ContentRefused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "invoice.pdf; invoice.pdf",
                "Rechnung für Müller.PDF; Rechnung für Müller.PDF",
                "../../etc/passwd.txt; passwd.txt",
                "C:\\fakepath\\invoice.pdf; invoice.pdf",
                "/tmp/a.b/invoice.pdf; invoice.pdf",
                "..invoice.pdf; ..invoice.pdf",
                "invoice .pdf; invoice.pdf",
                "invoice.pdf...; invoice.pdf",
                "a:b*c?.pdf; a_b_c_.pdf",
                "con.pdf; _con.pdf",
                "archive.tar.pdf; archive.tar.pdf",
            })
    void only_the_last_part_is_kept_and_made_harmless(String raw, String cleaned) {
        assertThat(FileName.clean(raw, 200).name()).isEqualTo(cleaned);
    }

    @Test
    void control_and_direction_changing_characters_are_dropped() {
        assertThat(FileName.clean("in\r\nvoi\u0000ce\u202Efdp\u200B.pdf", 200).name())
                .isEqualTo("invoicefdp.pdf");
    }

    @Test
    void a_decomposed_letter_is_composed() {
        assertThat(FileName.clean("Mu\u0308ller.pdf", 200).name()).isEqualTo("M\u00fcller.pdf");
    }

    @Test
    void a_name_is_as_long_as_people_count_and_never_cut() {
        assertThat(FileName.clean("\u8acb".repeat(196) + ".pdf", 200).name()).hasSize(200);
        assertThat(FileName.clean("\ud83d\ude00".repeat(196) + ".pdf", 200).name())
                .startsWith("\ud83d\ude00".repeat(196));
        for (String tooLong : List.of("x".repeat(197) + ".pdf", "\ud83d\ude00".repeat(197) + ".pdf")) {
            assertThatExceptionOfType(ContentRefused.class)
                    .isThrownBy(() -> FileName.clean(tooLong, 200))
                    .returns(ContentRefused.Code.TEXT_TOO_LONG, ContentRefused::code)
                    .returns(Map.of("limitChars", 200), ContentRefused::facts);
        }
    }

    @Test
    void joiners_stay_where_letters_and_emoji_need_them_and_nowhere_else() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
        assertThat(FileName.clean(family.repeat(196) + ".pdf", 200).name()).isEqualTo(family.repeat(196) + ".pdf");
        assertThat(FileName.clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.pdf", 200)
                        .name())
                .contains("\u200c");
        assertThat(FileName.clean("\u200da\u200d 1\u200d.pdf\u200d", 200).name())
                .isEqualTo("a 1.pdf");
    }

    @Test
    void the_ending_is_told_in_lower_case() {
        assertThat(FileName.clean("Scan.JPeG", 200).extension()).isEqualTo("jpeg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "..", "/", "folder/", ".pdf", " .pdf", "noending", "a.verylongending", "\u202E.pdf"})
    void a_name_of_which_nothing_usable_is_left_is_refused(String raw) {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> FileName.clean(raw, 200))
                .returns(ContentRefused.Code.FILE_NAME_INVALID, ContentRefused::code);
    }

    @Test
    void an_endless_name_is_refused_unread() {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> FileName.clean("x".repeat(FileName.MAX_RAW_CHARS) + ".pdf", 200))
                .returns(ContentRefused.Code.TEXT_TOO_LONG, ContentRefused::code);
    }
}
