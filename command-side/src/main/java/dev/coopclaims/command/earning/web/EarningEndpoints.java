package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.earning.EarningImporters;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Streamed;
import dev.coopclaims.command.web.Unversioned;
import dev.coopclaims.command.web.rows.ImportTurns;
import dev.coopclaims.command.web.rows.Rows;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The import of earnings. */
@RestController
@Tag(name = "Earnings")
public class EarningEndpoints {
    private static final String EXAMPLE = """
        {"externalId":"2020-08-000017","organisation":"org-contoso","programme":"CSP","entity":"MIOL",\
        "earnedOn":"2020-08-31","incentive":{"amount":"1250.00","currency":"EUR"},"sourceLabel":"FY21 H1"}\
        """;

    private static final int AT_ONCE = 2;

    private final EarningImport earnings;
    private final EarningImporters importers;
    private final ImportTurns turns = new ImportTurns(AT_ONCE);

    public EarningEndpoints(EarningImport earnings, EarningImporters importers) {
        this.earnings = earnings;
        this.importers = importers;
    }

    @PostMapping(
            path = "/api/earnings",
            consumes = {"application/json", "application/x-ndjson", "text/csv"})
    @Unversioned
    @Streamed
    @AllowedTo(Access.EARNING_IMPORTERS)
    @Operation(
            summary = "Import earning records",
            description =
                    "By FINANCE, and by a machine of the vendor that is granted IMPORT_EARNINGS. A JSON array, NDJSON"
                            + " or CSV of at most 100,000 records. Each has an outcome of its own, and sending records"
                            + " again is safe. Of two records with one externalId the earlier one counts. What is no CSV"
                            + " or JSON, such as a quote that is never closed, ends the reading and is told as a record of"
                            + " its own; a body that breaks off is 400, and the records before that point are taken in.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        array = @ArraySchema(schema = @Schema(implementation = EarningBody.class)),
                                        examples = @ExampleObject(value = "[" + EXAMPLE + "]")),
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        schema = @Schema(implementation = EarningBody.class),
                                        examples = @ExampleObject(value = EXAMPLE)),
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        value =
                                                                "externalId,organisation,programme,entity,earnedOn,amount,currency,"
                                                                        + "sourceLabel"))
                            }))
    public ResponseEntity<EarningsAnswer> importEarnings(HttpServletRequest request, Actor actor) throws IOException {
        importers.require(actor);
        MediaType type = MediaType.parseMediaType(request.getContentType());
        Rows rows = Rows.of(type.getType() + "/" + type.getSubtype(), request.getInputStream(), EarningBody.class);
        try (ImportTurns.Turn _ = turns.take()) {
            EarningImport.Imported imported = earnings.importAll(rows, actor.importing());
            return Answers.ok(imported.position(), EarningsAnswer.of(imported.results()));
        }
    }
}
