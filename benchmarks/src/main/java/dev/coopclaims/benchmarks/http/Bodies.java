package dev.coopclaims.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** The request bodies. Every document has unique content, and every cost a unique invoice. */
final class Bodies {
    /** The approximate size of a document: a page of a scanned invoice. */
    static final int DOCUMENT_BYTES = 32 * 1024;

    static final String MULTIPART = "multipart/form-data; boundary=benchmark";
    static final String FORM = """
        {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Benchmark",
         "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
        """;
    static final String TICKED = "{\"ticked\":true,\"documents\":[\"%s\"]}";
    static final String METRIC = "{\"value\":\"12000\"}";
    static final String COMMENT = "{\"text\":\"The flyers were handed out at two fairs.\"}";
    static final String ASKED =
            "{\"items\":[{\"code\":\"POE_INSUFFICIENT\",\"text\":\"Not readable\",\"document\":\"%s\"}]}";
    static final String ANSWER = "{\"answer\":\"A better one is attached\",\"documents\":[\"%s\"]}";
    static final String APPROVAL = "{\"note\":\"Thanks\"}";
    static final String REDUCED = "{\"note\":\"In part\",\"costs\":[{\"cost\":\"%s\","
            + "\"approved\":{\"amount\":\"1.00\",\"currency\":\"GBP\"},\"reason\":\"Partly for something else\"}]}";
    static final String REJECTION = "{\"reasons\":[\"EXPENSE_NOT_ELIGIBLE\"],\"text\":\"Not payable as declared\"}";
    static final String DISPUTE = "{\"explanation\":\"The cost was for the activity\",\"documents\":[\"%s\"]}";
    static final String REASON = "{\"reason\":\"Claimed elsewhere\"}";
    static final String REVOCATION = "{\"reason\":\"On a second look\",\"to\":\"REJECTED\"," + REJECTION.substring(1);
    static final String EARNING = """
        [{"externalId":"benchmark-%1$s","organisation":"%1$s","programme":"CSP_DIRECT","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"100000000.00","currency":"GBP"}}]\
        """;

    /** By which it is decided that the earnings reach the programme's threshold (F-2). */
    static final String RATES = "Date,USD,GBP\n2026-06-30,1.1400,0.8600\n";

    private static final AtomicLong COUNTER = new AtomicLong();

    private Bodies() {}

    static String cost() {
        return """
            {"source":"THIRD_PARTY","expenseType":"PRINTED_MATERIAL",
             "invoice":{"supplierName":"Print & Co","number":"B-%d","date":"2026-09-18"},
             "net":{"amount":"10.00","currency":"GBP"}}\
            """.formatted(COUNTER.incrementAndGet());
    }

    /** A form with one file of a kind. */
    static byte[] document(String kind) {
        byte[] padding = new byte[DOCUMENT_BYTES];
        Arrays.fill(padding, (byte) 'x');
        ByteArrayOutputStream parts = new ByteArrayOutputStream(DOCUMENT_BYTES + 1_024);
        parts.writeBytes(utf8("--benchmark\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind
                + "\r\n--benchmark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"page.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% "
                + COUNTER.incrementAndGet() + " "));
        parts.writeBytes(padding);
        parts.writeBytes(utf8("\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n\r\n--benchmark--\r\n"));
        return parts.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
