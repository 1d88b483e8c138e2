package dev.coopclaims.demo;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The documents of the demonstration. Each is a real file of its type, says that it is a demonstration, and shows only
 * what the rows say; no two are equal.
 */
final class DemoFiles {
    private static final String NOT_AN_ORIGINAL =
            "Demonstration document, rendered from published rows. It is not the supplier's document.";
    private static final int PICTURE_WIDTH = 160;
    private static final int PICTURE_HEIGHT = 120;
    private static final int PICTURE_TILE = 10;

    private DemoFiles() {}

    /** The invoice behind a cost, with the rows of this claim as its lines. */
    static DemoFile invoice(PlannedClaim claim, PlannedCost cost) {
        List<String> lines = new ArrayList<>(List.of(
                "INVOICE " + cost.invoiceNumber(),
                NOT_AN_ORIGINAL,
                "",
                "Supplier:      " + claim.supplierName() + " (supplier number "
                        + claim.key().supplierId() + ")",
                "Invoice:       " + cost.invoiceNumber(),
                "Date:          " + cost.invoiceDate() + " (first payment)",
                "Net amount:    GBP " + cost.net().toPlainString(),
                "",
                "Lines paid in " + claim.key().month() + ", category "
                        + claim.key().category() + ":",
                ""));
        for (SpendingRow row : cost.rows()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s  %-10s %14s  %s",
                    row.paidOn(),
                    row.reference(),
                    row.net().toPlainString(),
                    row.area()));
        }
        lines.add("");
        lines.add("Claimed here:  GBP " + cost.requested().toPlainString());
        lines.add("");
        lines.add(ExampleData.LICENCE);
        return new DemoFile(
                "invoice-" + fileName(cost.invoiceNumber()) + ".pdf", "application/pdf", PdfPages.of(lines));
    }

    /** A piece of proof of the given kind. */
    static DemoFile proof(PlannedClaim claim, String kind) {
        return proof(claim, kind, kind.replace('_', ' '));
    }

    /** The replacement for a first proof that was not good enough. */
    static DemoFile betterProof(PlannedClaim claim, String kind) {
        return proof(claim, kind, kind.replace('_', ' ') + ", the better one that the reviewer asked for");
    }

    /** A letter that opens a dispute, or that an answer in the dispute adds. */
    static DemoFile letter(PlannedClaim claim, String subject) {
        return new DemoFile(
                subject.toLowerCase(Locale.ROOT).replace(' ', '-') + ".pdf",
                "application/pdf",
                PdfPages.of(proofLines(claim, subject.toUpperCase(Locale.ROOT))));
    }

    private static DemoFile proof(PlannedClaim claim, String kind, String heading) {
        String name = kind.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (kind) {
            case "EVENT_PHOTO", "SCREENSHOT" ->
                new DemoFile(name + ".png", "image/png", picture(claim.title() + heading));
            case "TELESALES_SCRIPT" ->
                new DemoFile(
                        name + ".txt",
                        "text/plain",
                        String.join("\n", proofLines(claim, heading)).getBytes(StandardCharsets.US_ASCII));
            default -> new DemoFile(name + ".pdf", "application/pdf", PdfPages.of(proofLines(claim, heading)));
        };
    }

    private static List<String> proofLines(PlannedClaim claim, String heading) {
        return List.of(
                heading,
                NOT_AN_ORIGINAL,
                "",
                "Partner:   " + claim.partner().name(),
                "Contact:   " + claim.partner().user().displayName(),
                "Activity:  " + claim.rule().activity() + ", " + claim.firstDay() + " to " + claim.lastDay(),
                "Claim:     " + claim.title(),
                "Content:   this line stands for the vendor's product content.",
                "",
                ExampleData.LICENCE,
                "");
    }

    /** Coloured tiles: a meaningless picture that differs for every seed and is the same in every run. */
    private static byte[] picture(String seed) {
        Random colours = new Random(seed.hashCode());
        BufferedImage picture = new BufferedImage(PICTURE_WIDTH, PICTURE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < PICTURE_WIDTH; x += PICTURE_TILE) {
            for (int y = 0; y < PICTURE_HEIGHT; y += PICTURE_TILE) {
                int colour = colours.nextInt(1 << 24);
                int[] tile = new int[PICTURE_TILE * PICTURE_TILE];
                Arrays.fill(tile, colour);
                picture.setRGB(x, y, PICTURE_TILE, PICTURE_TILE, tile, 0, PICTURE_TILE);
            }
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer");
            }
            return bytes.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    private static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9.-]+", "_");
    }
}
