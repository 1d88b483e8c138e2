package dev.coopclaims.query.catalogue;

import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.catalogue.CatalogueShelf;
import dev.coopclaims.kernel.catalogue.CatalogueShelf.Standing;
import dev.coopclaims.kernel.catalogue.CatalogueShelf.Volume;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.text.Identifier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the catalogue (domain.md §3), read from the log itself: what was published a moment ago is there. */
@RestController
@Tag(name = "Catalogue")
public final class VersionEndpoints {
    private final CatalogueShelf shelf;

    public VersionEndpoints(CatalogueShelf shelf) {
        this.shelf = shelf;
    }

    /** All of them, by the half-year with which they begin. */
    @Schema(name = "CatalogueVersions")
    public record Versions(List<Row> items) {
        public Versions {
            items = List.copyOf(items);
        }
    }

    /**
     * One version.
     *
     * @param effectiveFrom the first day of the usage period from which it applies
     * @param sha256 of its text
     */
    @Schema(name = "CatalogueVersion")
    public record Row(String version, LocalDate effectiveFrom, Standing standing, String sha256) {
        static Row of(Volume volume) {
            return new Row(volume.version(), volume.effectiveFrom(), volume.standing(), volume.sha256());
        }
    }

    @GetMapping("/api/catalogue/versions")
    @AllowedTo(Access.VENDOR_READERS)
    @Operation(
            summary = "The versions of the catalogue",
            description = "The version of a half-year is the one in force with the latest start not after it.")
    public ResponseEntity<Versions> versions() {
        Versions body = new Versions(shelf.volumes().stream()
                .sorted(Comparator.comparing(Volume::effectiveFrom))
                .map(Row::of)
                .toList());
        return ResponseEntity.ok().eTag(StableDigest.of(body.toString())).body(body);
    }

    @GetMapping(path = "/api/catalogue/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @AllowedTo(Access.VENDOR_READERS)
    @Operation(summary = "One version of the catalogue, also a draft or one that was replaced")
    public ResponseEntity<CatalogueBody> version(@PathVariable Identifier version) {
        Volume volume = find(version);
        return ResponseEntity.ok()
                .eTag(volume.sha256())
                .body(CatalogueBody.of(volume.content().get()));
    }

    @GetMapping(path = "/api/catalogue/versions/{version}/text", produces = "application/yaml")
    @AllowedTo(Access.VENDOR_READERS)
    @Operation(
            summary = "The text of one version of the catalogue, as it was uploaded",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "object"))))
    public ResponseEntity<String> text(@PathVariable Identifier version) {
        Volume volume = find(version);
        return ResponseEntity.ok().eTag(volume.sha256()).body(volume.yaml());
    }

    private Volume find(Identifier version) {
        return shelf.volumes().stream()
                .filter(volume -> volume.version().equals(version.value()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_CATALOGUE_VERSION, version.value()));
    }
}
