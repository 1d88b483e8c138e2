package dev.coopclaims.documents.inspection;

import static dev.coopclaims.documents.Samples.joined;
import static dev.coopclaims.documents.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and their programs make them, and the true reason why others are refused (C-5). */
class HonestEvidenceTest {
    private static final ContentLimits LIMITS = ContentLimits.ofBytes(10_000_000);

    @Nested
    class Pdf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\n\u00a0\u00a4\u0003",
                    "\u0000",
                    "Warning: undefined value in line 7\n",
                    "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n",
                    "\u001B%-12345X@PJL SET COPIES=1\r\n@PJL ENTER LANGUAGE=PDF\r\n"
                })
        void bytes_before_the_mark_are_taken(String before) throws IOException {
            byte[] pdf = joined(before.getBytes(StandardCharsets.ISO_8859_1), Samples.pdf(2_000));
            assertThat(inspected("a.pdf", pdf)).isEqualTo(AcceptedType.PDF);
        }

        @Test
        void the_mark_stands_within_the_first_1024_bytes() throws IOException {
            assertThat(inspected("a.pdf", joined(text(" ".repeat(1_024)), Samples.pdf(2_000))))
                    .isEqualTo(AcceptedType.PDF);
            assertRefused("a.pdf", joined(text(" ".repeat(1_025)), Samples.pdf(2_000)), Code.MEDIA_TYPE_MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE html><title>x</title>\n",
                    "x\n<script>alert(1)</script>",
                    "PK\u0003\u0004",
                    "x PK\u0003\u0004",
                    "MZ\u0090\u0000",
                    "\u007fELF\u0002\u0001\u0001",
                    "#!/bin/sh\nrm -rf /\n",
                    "<?php x() ?>"
                })
        void a_page_an_archive_or_a_program_before_the_mark_is_refused(String before) {
            byte[] pdf = joined(before.getBytes(StandardCharsets.ISO_8859_1), Samples.pdf(2_000));
            assertRefused("a.pdf", pdf, Code.MEDIA_TYPE_MISMATCH);
        }

        @Test
        void one_that_is_cut_off_is_damaged() throws IOException {
            for (byte[] whole : List.of(Samples.pdf(2_000), made(0, "", ""))) {
                for (int kept : new int[] {20, 100, whole.length / 2, whole.length - 40}) {
                    assertRefused("a.pdf", Arrays.copyOf(whole, kept), Code.FILE_DAMAGED);
                }
            }
            byte[] forTheWeb = text("%PDF-1.4\n1 0 obj\n<</Linearized 1/L 9000/T 8000>>\nendobj\nxref\n0 1\ntrailer\n"
                    + "<</Root 1 0 R>>\nstartxref\n0\n%%EOF\nand a little more");
            assertRefused("a.pdf", forTheWeb, Code.FILE_DAMAGED);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 40, 128, 256})
        void one_that_anybody_may_read_is_taken_whatever_it_forbids(int keyBits) throws IOException {
            assertThat(inspected("a.pdf", made(keyBits, "owner", ""))).isEqualTo(AcceptedType.PDF);
        }

        @ParameterizedTest
        @ValueSource(ints = {40, 128, 256})
        void one_that_asks_for_a_password_is_encrypted(int keyBits) throws IOException {
            assertRefused("a.pdf", made(keyBits, "owner", "secret"), Code.FILE_ENCRYPTED);
        }

        private static byte[] made(int keyBits, String owner, String user) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                if (keyBits > 0) {
                    AccessPermission rights = new AccessPermission();
                    rights.setCanModify(false);
                    StandardProtectionPolicy policy = new StandardProtectionPolicy(owner, user, rights);
                    policy.setEncryptionKeyLength(keyBits);
                    document.protect(policy);
                }
                document.save(out);
            }
            return out.toByteArray();
        }
    }

    @Nested
    class Text {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Article",
                    "From:",
                    "MZ",
                    "P1",
                    "P4",
                    "BM",
                    "GIF8",
                    "II",
                    "MM",
                    "PK",
                    "Path:",
                    "Xref:",
                    "Received:",
                    "<Name>",
                    "<b>Total</b>",
                    "<5 days",
                    "<% of net",
                    "ID3",
                    "%!",
                    "Relay-Version:",
                    "#!",
                    "{\"a\"",
                    "BEGIN",
                    "solid",
                    "8BPS",
                    "FWS",
                    "Rar!",
                    "OggS",
                    "RIFF",
                    "function",
                    "import",
                    "package",
                    "Subject:",
                    "Message-ID:",
                    "$TTL"
                })
        void a_table_is_one_whatever_its_first_word_is(String word) throws IOException {
            byte[] csv = text(word + ";Net\nFlyers;12.50\n");
            assertThat(inspected("a.csv", csv)).isEqualTo(AcceptedType.CSV);
            assertThat(inspected("a.txt", csv)).isEqualTo(AcceptedType.TEXT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>x</script>;1",
                    "<html>",
                    "<a href='x'>b</a>;1",
                    "<svg/onload=x>",
                    "<order><id>1</id></order>",
                    "<img src=x onerror=y>;2"
                })
        void a_page_is_no_table(String page) {
            assertRefused("a.csv", text(page), Code.MEDIA_TYPE_MISMATCH);
        }

        @Test
        void the_mark_of_old_systems_may_end_a_table() throws IOException {
            assertThat(inspected("a.csv", text("a;b\r\n\u001A"))).isEqualTo(AcceptedType.CSV);
            assertRefused("a.csv", text("a;b\r\n\u001Ac"), Code.MEDIA_TYPE_MISMATCH);
        }
    }

    @Nested
    class Mail {
        private static final String HEADER = "From: Ann <ann@a.example>\r\nTo: ben@b.example\r\nSubject: Flyer\r\n";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=zz\r\n",
                    "From ann@a.example Thu Sep 17 10:00:00 2026\r\n",
                    ">From ann@a.example Thu Sep 17 10:00:00 2026\r\n",
                    "X-Checked: yes\r\nRelay-Check-0: a\r\n",
                    "Path: a\r\n",
                    "Xref: b\r\n",
                    "\u00EF\u00BB\u00BF",
                    "Thread : 1\r\n"
                })
        void it_is_taken_as_programs_save_it(String first) throws IOException {
            byte[] mail = (first + HEADER + "\r\n<html><body>Hello</body></html>\u0000\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(inspected("a.eml", mail)).isEqualTo(AcceptedType.EML);
        }

        @Test
        void a_body_may_speak_of_where_it_comes_from() throws IOException {
            String body =
                    "From next Thu on at 10:00 in 2026\r\nwe print.\r\n\r\nFrom a Thu Sep 17 10:00:00 2026\r\nwe met.\r\n";
            byte[] mail = text("From a Thu Sep 17 10:00:00 2026\r\n" + HEADER + "\r\n\r\n" + body);
            assertThat(inspected("a.eml", mail)).isEqualTo(AcceptedType.EML);
        }

        @Test
        void two_mails_are_not_one() {
            String mail = "From a Thu Sep 17 10:00:00 2026\n" + HEADER.replace("\r", "") + "\nOne\n\n";
            assertRefused("a.eml", text(mail + mail), Code.MEDIA_TYPE_MISMATCH, "several mails");
        }

        @ParameterizedTest
        @CsvSource({"'\r\n', blank line", "'Dear all,\r\n', line 1 is no line"})
        void the_reason_is_told(String first, String reason) {
            assertRefused("a.eml", text(first + HEADER + "\r\nHello\r\n"), Code.MEDIA_TYPE_MISMATCH, reason);
        }

        @Test
        void lines_that_end_in_cr_alone_are_told() {
            assertRefused("a.eml", text(HEADER.replace("\n", "") + "\rHello\r"), Code.MEDIA_TYPE_MISMATCH, "CR alone");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.csv"})
    void the_control_character_that_makes_a_text_none_is_told_with_its_place(String name) {
        for (String control : List.of("\u0007", "\u007f", "\u001b$B", "\u0000")) {
            assertRefused(name, text("Article,Price" + control), Code.MEDIA_TYPE_MISMATCH, "at byte 13");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jfif", "a.jpe", "a.PJPEG"})
    void a_picture_has_the_endings_that_browsers_and_systems_give_it(String name) throws IOException {
        assertThat(inspected(name, Samples.picture("jpeg", 20, 10))).isEqualTo(AcceptedType.JPEG);
    }

    @Test
    void an_office_file_behind_a_password_is_encrypted() {
        byte[] locked = Samples.ole(new byte[16], "EncryptedPackage");
        assertRefused("a.xlsx", locked, Code.FILE_ENCRYPTED);
        assertRefused("a.docx", locked, Code.FILE_ENCRYPTED);
    }

    @Test
    void a_photo_of_a_phone_that_is_no_photo_is_damaged() {
        byte[] photo = Samples.heic(20, 10);
        assertRefused("a.heic", Arrays.copyOf(photo, 24), Code.FILE_DAMAGED);
        assertRefused("a.heic", Arrays.copyOf(photo, photo.length - 1), Code.FILE_DAMAGED);
    }

    private static void assertRefused(String name, byte[] content, Code code) {
        assertRefused(name, content, code, "");
    }

    private static void assertRefused(String name, byte[] content, Code code, String reason) {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> inspected(name, content))
                .returns(code, ContentRefused::code)
                .satisfies(refused -> {
                    assertThat(refused.facts()).containsKeys("detected", "accepted");
                    assertThat(refused.facts().getOrDefault("problem", "").toString())
                            .contains(reason);
                });
    }

    private static AcceptedType inspected(String name, byte[] content) throws IOException {
        byte[] head = Arrays.copyOf(content, Math.min(content.length, Inspection.HEAD_BYTES));
        Inspection inspection = Inspection.of(head, FileName.clean(name, 200), LIMITS);
        inspection.check().read(new ByteArrayInputStream(content));
        return inspection.type();
    }
}
