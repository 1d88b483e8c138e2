package dev.coopclaims.command.catalogue.web;

import dev.coopclaims.command.catalogue.CatalogueMistakes;
import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import dev.coopclaims.command.catalogue.CatalogueReader;
import dev.coopclaims.command.catalogue.CatalogueState;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.catalogue.PublishCatalogue;
import dev.coopclaims.command.catalogue.PublishedCatalogues;
import dev.coopclaims.command.catalogue.TextDigest;
import dev.coopclaims.command.catalogue.UploadCatalogue;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Unversioned;
import dev.coopclaims.kernel.catalogue.AlreadyThere;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploading, checking and publishing versions of the catalogue (domain.md §3). */
@RestController
@Tag(name = "Catalogue")
public class CatalogueVersionEndpoints {
    private static final String YAML = "application/yaml";

    private final PublishedCatalogues catalogues;
    private final CatalogueReader reader;
    private final CatalogueCheck.Finders finders;
    private final Memberships memberships;
    private final Clock clock;

    /** @param clock domain time (T-6) */
    public CatalogueVersionEndpoints(
            PublishedCatalogues catalogues,
            CatalogueReader reader,
            HalfYearUsed.Finder used,
            AlreadyThere.Finder there,
            Memberships memberships,
            Clock clock) {
        this.catalogues = catalogues;
        this.reader = reader;
        this.finders = new CatalogueCheck.Finders(used, there);
        this.memberships = memberships;
        this.clock = clock;
    }

    @Schema(name = "CataloguePublication")
    public record Publication(
            @Schema(description = "of the draft that was checked; another one is not published")
            Identifier sha256,

            @Schema(
                    description =
                            "the version that the check compared it with; if another one holds by now, check again")
            Identifier comparedWith,

            @Schema(description = "why a half-year that has begun is corrected; otherwise none is needed") @Nullable
            Text reason) {}

    @PostMapping(
            path = "/api/catalogue/versions",
            consumes = {YAML, "application/x-yaml", "text/yaml"})
    @Unversioned
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Upload a version of the catalogue as a draft, or only check it",
            description =
                    "Answers what the version changes, in sentences and as data, what keeps it from being published, and"
                            + " what of its half-years is there already. Mistakes are told with their lines. Nothing is judged by"
                            + " a draft.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string"))))
    public ResponseEntity<CatalogueCheck> upload(
            HttpServletRequest request,
            @Parameter(description = "true: nothing is stored") @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller)
            throws IOException {
        memberships.requireUnlimited(caller.actor());
        String yaml = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Catalogue content = read(yaml);
        String sha256 = TextDigest.sha256(yaml);
        CatalogueCheck check = CatalogueCheck.of(
                content, sha256, catalogues.now(), catalogues.fresh().orElse(null), finders, clock.instant());
        if (dryRun) {
            return ResponseEntity.ok(check);
        }
        return Answers.ok(
                caller.send(new UploadCatalogue(content, yaml, sha256)).position(), check);
    }

    @PostMapping("/api/catalogue/versions/{version}/publication")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Put a draft in force from its half-year on",
            description =
                    "Names the draft and the version with which its check compared it, so that nobody publishes what"
                            + " somebody else has uploaded since, or undoes what was published since. A half-year that has begun is only corrected, with a reason, so that"
                            + " partners may do more.")
    public ResponseEntity<Void> publish(
            @PathVariable Identifier version, @RequestBody Publication body, Caller caller) {
        memberships.requireUnlimited(caller.actor());
        CatalogueState.Version draft = catalogues
                .fresh()
                .flatMap(state -> state.find(version.value()))
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_CATALOGUE_VERSION, version.value()));
        // What is judged below is the draft's content: another digest would let the stream's newer text pass.
        if (!draft.wasPublished() && !draft.sha256().equals(body.sha256().value())) {
            throw Refusal.conflict(RefusalCode.CATALOGUE_DRAFT_REPLACED.at("/sha256", draft.version()));
        }
        Text reason = body.reason();
        return Answers.noContent(caller.send(new PublishCatalogue(
                catalogues.content(draft),
                draft.sha256(),
                body.comparedWith().value(),
                reason == null ? null : reason.value())));
    }

    private Catalogue read(String yaml) {
        try {
            return reader.read(yaml, "that was sent");
        } catch (CatalogueMistakes mistakes) {
            throw Refusal.violations(mistakes.mistakes().stream()
                    .map(CatalogueVersionEndpoints::violation)
                    .toList());
        }
    }

    private static Violation violation(Mistake mistake) {
        return RefusalCode.CATALOGUE_MISTAKE.at(
                "/" + mistake.path().replace('.', '/').replace("[", "/").replace("]", ""),
                mistake.line(),
                mistake.path(),
                mistake.what());
    }
}
