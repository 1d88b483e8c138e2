package dev.coopclaims.documents.inspection;

import static dev.coopclaims.documents.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import dev.coopclaims.documents.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionTest {
    private static final byte[] MESSAGE_CLASS = HexFormat.of().parseHex("0b0d020000000000c000000000000046");
    private static final ContentLimits LIMITS = ContentLimits.ofBytes(10_000_000);

    static Stream<Arguments> honest_files() {
        return Stream.of(
                arguments("a.pdf", Samples.pdf(2_000), AcceptedType.PDF),
                arguments("a.png", Samples.picture("png", 20, 10), AcceptedType.PNG),
                arguments("a.JPG", Samples.picture("jpeg", 20, 10), AcceptedType.JPEG),
                arguments("a.jpeg", Samples.picture("jpeg", 20, 10), AcceptedType.JPEG),
                arguments("a.gif", Samples.picture("gif", 20, 10), AcceptedType.GIF),
                arguments("a.tif", Samples.picture("tiff", 20, 10), AcceptedType.TIFF),
                arguments("a.webp", Samples.webp(20, 10), AcceptedType.WEBP),
                arguments("IMG_0001.HEIC", Samples.heic(20, 10), AcceptedType.HEIC),
                arguments("a.txt", text("Grüße aus Köln\r\n"), AcceptedType.TEXT),
                arguments("a.txt", "Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1), AcceptedType.TEXT),
                arguments("a.txt", "\uFEFFGr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_16LE), AcceptedType.TEXT),
                arguments("a.txt", text("Subject: a note\n"), AcceptedType.TEXT),
                arguments("a.csv", text("supplier;net\nAcme <3;12.50\n"), AcceptedType.CSV),
                arguments("a.csv", text("1"), AcceptedType.CSV),
                arguments("a.eml", Samples.mail(), AcceptedType.EML),
                arguments("a.msg", Samples.ole(MESSAGE_CLASS, "other"), AcceptedType.MSG),
                arguments("a.msg", Samples.ole(new byte[16], "__properties_version1.0"), AcceptedType.MSG),
                arguments("a.docx", Samples.office(AcceptedType.DOCX), AcceptedType.DOCX),
                arguments("a.xlsx", Samples.office(AcceptedType.XLSX), AcceptedType.XLSX),
                arguments("a.pptx", Samples.office(AcceptedType.PPTX), AcceptedType.PPTX));
    }

    @ParameterizedTest
    @MethodSource("honest_files")
    void an_honest_file_is_what_its_content_is(String name, byte[] content, AcceptedType type) throws IOException {
        assertThat(inspected(content, name, LIMITS)).isEqualTo(type);
    }

    static Stream<Arguments> files_that_lie() {
        byte[] html = text("<!DOCTYPE html><html><script>alert(1)</script></html>");
        byte[] svg = text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        return Stream.of(
                arguments("a.pdf", html),
                arguments("a.txt", html),
                arguments("a.csv", text("\uFEFF \n<script>alert(1)</script>")),
                arguments("a.txt", text("<x onclick='alert(1)'>")),
                arguments("a.txt", text("<!-- --><svg/onload=alert(1)>")),
                arguments("a.pdf", text("<html>%PDF-1.7</html>")),
                arguments("a.png", svg),
                arguments("a.txt", svg),
                arguments("a.txt", text("#!/bin/sh\nrm -rf /\n")),
                arguments("a.txt", text("<?php system($_GET['c']); ?>")),
                arguments("a.png", Samples.picture("jpeg", 20, 10)),
                arguments("a.jpg", Samples.picture("png", 20, 10)),
                arguments("a.exe", Samples.pdf(2_000)),
                arguments("a.txt", Samples.pdf(2_000)),
                arguments("a.pdf", text("just words")),
                arguments("a.pdf", text("MZ\u0090\u0000\u0003")),
                arguments("a.docx", Samples.office(AcceptedType.XLSX)),
                arguments("a.docx", Samples.ole(MESSAGE_CLASS, "other")),
                arguments("a.msg", Samples.ole(new byte[16], "WordDocument")),
                arguments("a.eml", text("Dear all,\nplease find attached\n")),
                arguments("a.eml", text("Note: one\nOther: two\n\nbody")),
                arguments("a.txt", text("begins as text\u0000\u0001\u0002 and goes on")),
                arguments("a.xls", Samples.ole(MESSAGE_CLASS, "other")),
                arguments("a.jpg", Samples.heic(20, 10)),
                arguments("a.heic", Samples.picture("jpeg", 20, 10)));
    }

    @ParameterizedTest
    @MethodSource("files_that_lie")
    void a_file_that_is_not_what_its_name_says_is_refused(String name, byte[] content) {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> inspected(content, name, LIMITS))
                .returns(Code.MEDIA_TYPE_MISMATCH, ContentRefused::code)
                .satisfies(refused -> assertThat(refused.facts()).containsKey("detected"));
    }

    static Stream<Arguments> files_nobody_wants() {
        return Stream.of(
                arguments("a.html", text("<!DOCTYPE html><html></html>"), "text/html"),
                arguments("a.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "image/svg+xml"),
                arguments("a.sh", text("#!/bin/sh\n"), "application/x-sh"),
                arguments("a.xml", text("<order/>"), "application/xml"),
                arguments("a.xls", Samples.ole(new byte[16], "Workbook"), "application/vnd.ms-excel"),
                arguments("a.xls", Samples.ole(new byte[16], "other"), "application/x-ole-storage"),
                arguments("a.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0}, "application/gzip"));
    }

    @ParameterizedTest
    @MethodSource("files_nobody_wants")
    void a_kind_that_is_not_accepted_is_refused_by_what_it_is(String name, byte[] content, String detected) {
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> inspected(content, name, LIMITS))
                .returns(Code.MEDIA_TYPE_NOT_ALLOWED, ContentRefused::code)
                .satisfies(refused -> assertThat(refused.facts())
                        .containsEntry("detected", detected)
                        .containsKey("accepted"));
    }

    @Test
    void what_is_accepted_is_configurable() {
        ContentLimits pdfOnly = LIMITS.accepting(Set.of(AcceptedType.PDF));
        assertThatExceptionOfType(ContentRefused.class)
                .isThrownBy(() -> inspected(Samples.picture("png", 20, 10), "a.png", pdfOnly))
                .returns(Code.MEDIA_TYPE_NOT_ALLOWED, ContentRefused::code);
    }

    private static AcceptedType inspected(byte[] content, String name, ContentLimits limits) throws IOException {
        byte[] head = Arrays.copyOf(content, Math.min(content.length, Inspection.HEAD_BYTES));
        Inspection inspection = Inspection.of(head, FileName.clean(name, 200), limits);
        inspection.check().read(new ByteArrayInputStream(content));
        return inspection.type();
    }
}
