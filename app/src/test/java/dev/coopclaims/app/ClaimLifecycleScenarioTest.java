package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The life of one claim as people drive it, over HTTP (domain.md §1, §5.1–5.3). Sara of a partner holds a seminar and
 * claims what it cost; Rita asks, and rejects; Sven, the partner's admin, disputes; Ravi asks, upholds in part, revokes and
 * approves again. After each step the claim and the fund are what a reader can add up.
 */
class ClaimLifecycleScenarioTest {
    private static final String EARNING = """
        [{"externalId":"STORY-1","organisation":"org-spen","programme":"HOSTING","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"10000.00","currency":"GBP"}}]\
        """;
    private static final String SEMINAR = """
        {"programme":"HOSTING","location":"GB","activity":"CUSTOMER_SEMINAR","title":"An evening at the mill",
         "activityStart":"2026-09-17","activityEnd":"2026-09-17","currency":"GBP"}\
        """;
    private static final String ROOM = cost("FACILITY_EQUIPMENT_RENTAL", "Mill House", "1200.00", "1200.00");
    private static final String FOOD = cost("CATERING", "Spen Kitchen", "600.00", "600.00");
    private static final String FOOD_WITHOUT_WINE = cost("CATERING", "Spen Kitchen", "600.00", "450.00");
    private static final String FOOD_OF_GUESTS_ALONE = cost("CATERING", "Spen Kitchen", "600.00", "400.00");
    private static final String SPEAKER = cost("EXTERNAL_SPEAKER", "Dale Talks", "300.00", "300.00");
    private static final String NOTE = "The kitchen's bill looks high.";
    private static final String AS_THE_VENDOR_READS_IT = """
        Sara Spen ClaimSubmitted
        Rita Reviewer ReviewAssigned
        Rita Reviewer ReviewStarted
        Rita Reviewer InternalNoteAdded
        Rita Reviewer InformationRequested
        Sara Spen DocumentAttached
        Sara Spen InformationItemAnswered
        Sara Spen InformationItemAnswered
        Sara Spen CostChanged
        Sara Spen CostAdded
        Sara Spen InformationItemAnswered
        Sara Spen ClaimResubmitted
        Rita Reviewer ReviewStarted
        Rita Reviewer ClaimRejected
        Sven Spen DisputeOpened
        Sven Spen DocumentAttached
        Ravi Reviewer InformationRequested
        Sven Spen DocumentAttached
        Sven Spen InformationItemAnswered
        Sven Spen ClaimResubmitted
        Ravi Reviewer DisputeUpheld
        Ravi Reviewer ApprovalRevoked
        Ravi Reviewer ReviewAssigned
        Ravi Reviewer ReviewStarted
        Ravi Reviewer InformationRequested
        Sara Spen CostChanged
        Sara Spen InformationItemAnswered
        Sara Spen ClaimResubmitted
        Ravi Reviewer ReviewStarted
        Ravi Reviewer ClaimApproved
        """;

    private final PartnerAtWork work = new PartnerAtWork();
    private ClaimAtWork claim = new ClaimAtWork(work, "sara", "", "");
    private String food = "";
    private String photo = "";
    private String speaker = "";

    @Test
    void a_claim_is_asked_about_rejected_disputed_upheld_in_part_revoked_and_approved_again() {
        String fund = fionaImportsAnEarning(); // F-1: 40 % of 10,000.00 accrue
        saraStartsAClaim(fund);
        claim.now().is("Editing", "PARTNER").requests("0.00");
        claim.fundNow().total("4000.00").claimed("0.00").available("4000.00");

        saraFillsItIn(); // C-3: 1,200.00 for the room and 600.00 for the food; a draft holds nothing
        claim.now().is("Editing", "PARTNER").requests("1800.00");
        claim.fundNow().total("4000.00").claimed("0.00").available("4000.00");

        saraSubmits(); // C-8
        claim.now().is("Submitted", "REVIEWER").requests("1800.00");
        claim.fundNow().reserved("1800.00").heldForDispute("0.00").approved("0.00");
        claim.fundNow().total("4000.00").claimed("1800.00").available("2200.00");

        ritaTakesTheReview(); // V-1
        claim.now().is("Under review", "REVIEWER");
        claim.fundNow().reserved("1800.00").available("2200.00");

        List<String> asked = ritaAsksForAnInvoiceAboutAPhotoAndAboutTheFood(); // V-2
        claim.now().is("Action required", "PARTNER");
        claim.fundNow().reserved("1800.00").available("2200.00");

        saraAnswersAllButTheLast(asked); // V-2
        claim.now().is("Action required", "PARTNER").requests("1800.00");
        claim.fundNow().reserved("1800.00").available("2200.00");

        saraTakesTheWineOutAddsTheSpeakerAndResubmits(asked); // C-10: 1,200.00 + 450.00 + 300.00
        claim.now().is("Submitted", "REVIEWER").requests("1950.00");
        claim.fundNow().reserved("1950.00").heldForDispute("0.00").approved("0.00");
        claim.fundNow().total("4000.00").claimed("1950.00").available("2050.00");

        ritaRejects(); // V-4, V-7; D-3: the money is held, so that a dispute is not lost for lack of it
        claim.now().is("Rejected", "PARTNER").requests("1950.00");
        claim.fundNow().reserved("1950.00").heldForDispute("1950.00").approved("0.00");
        claim.fundNow().total("4000.00").claimed("1950.00").available("2050.00");

        svenDisputes(); // D-1
        claim.now().is("Disputed", "REVIEWER");
        claim.fundNow().reserved("1950.00").heldForDispute("0.00").available("2050.00");

        String more = raviAsksInTheDispute(); // §5.1, C-1; R-3: not Rita, who rejected
        claim.now().is("Partner action required", "PARTNER");
        claim.fundNow().reserved("1950.00").available("2050.00");

        svenAnswersAndResubmits(more); // D-2
        claim.now().is("Disputed", "REVIEWER").requests("1950.00");
        claim.fundNow().reserved("1950.00").available("2050.00");

        raviUpholdsInPart(); // V-3: the speaker for 200.00 of 300.00; 1,950.00 - 100.00
        claim.now().is("Approved", "FINANCE").isApprovedFor("1850.00");
        claim.fundNow().reserved("0.00").heldForDispute("0.00").approved("1850.00");
        claim.fundNow().total("4000.00").claimed("1850.00").available("2150.00");

        raviRevokes(); // V-5: back to reserved; the speaker asks for the 200.00 that were left
        claim.now().is("Action required", "PARTNER").requests("1850.00");
        claim.fundNow().reserved("1850.00").approved("0.00");
        claim.fundNow().total("4000.00").claimed("1850.00").available("2150.00");

        saraLowersTheFoodAndResubmits(); // C-10: 1,200.00 + 400.00 + 200.00
        claim.now().is("Submitted", "REVIEWER").requests("1800.00");
        claim.fundNow().reserved("1800.00").approved("0.00");
        claim.fundNow().total("4000.00").claimed("1800.00").available("2200.00");

        raviApprovesReduced(); // V-3, V-7: 1,200.00 + 400.00 + 150.00
        claim.now().is("Approved", "FINANCE").requests("1800.00").isApprovedFor("1750.00");
        claim.fundNow().reserved("0.00").heldForDispute("0.00").approved("1750.00");
        claim.fundNow().total("4000.00").claimed("1750.00").available("2250.00");

        theHistoryTellsItToBothSides();
        claim.assertThatTheLedgerAddsUp(); // F-4
        everyAnswerIsTheSameFromViewsMadeAgain();
    }

    private String fionaImportsAnEarning() {
        JsonNode imported = work.earn(EARNING);
        assertThat(imported.path("accrued").asInt()).isEqualTo(1);
        return imported.path("results").path(0).path("fund").asString();
    }

    private void saraStartsAClaim(String fund) {
        JsonNode started = work.command("sara", "POST", "/api/claims", SEMINAR, 201);
        claim = new ClaimAtWork(work, "sara", started.path("claim").asString(), fund);
    }

    private void saraFillsItIn() {
        claim.addCost("sara", ROOM);
        food = claim.addCost("sara", FOOD);
        claim.attach("sara", "INVOICE", "Mill House");
        String invitation = claim.attach("sara", "EVENT_INVITATION", "invitation");
        claim.attach("sara", "EVENT_AGENDA", "agenda");
        photo = claim.attach("sara", "EVENT_PHOTO", "the hall");
        claim.tick("sara", "PARTNER_BRAND_AND_CONTACT", invitation);
        claim.tick("sara", "VENDOR_CONTENT", invitation);
        claim.put("sara", "/answers/INVITATION_AND_AGENDA_MISS_CORE_REQUIREMENTS", "{\"answer\":false}");
        claim.put("sara", "/metrics/REGISTERED_GUESTS", "{\"value\":\"60\"}");
    }

    private void saraSubmits() {
        claim.post("sara", "/submission", "", 200);
    }

    private void ritaTakesTheReview() {
        claim.post("rita", "/review", "", 200);
        claim.post("rita", "/internal-notes", "{\"text\":\"" + NOTE + "\"}", 201);
    }

    private List<String> ritaAsksForAnInvoiceAboutAPhotoAndAboutTheFood() {
        return claim.ask("rita", """
            {"code":"MISSING_COST_EVIDENCE","text":"The kitchen's invoice is missing.","missing":"INVOICE"},
            {"code":"POE_INSUFFICIENT","text":"Is this the same evening?","document":"%s"},
            {"code":"EXPENSE_NOT_ELIGIBLE","text":"Is there wine in it?","cost":"%s"}\
            """.formatted(photo, food));
    }

    private void saraAnswersAllButTheLast(List<String> asked) {
        String invoice = claim.attach("sara", "INVOICE", "Spen Kitchen");
        claim.answer("sara", asked.get(0), "Here it is.", invoice);
        claim.answer("sara", asked.get(1), "Yes, the clock on the wall shows it.", photo);
        claim.refused("sara", "/submission", "ITEM_NOT_ANSWERED");
    }

    private void saraTakesTheWineOutAddsTheSpeakerAndResubmits(List<String> asked) {
        claim.changeCost("sara", food, FOOD_WITHOUT_WINE);
        speaker = claim.addCost("sara", SPEAKER);
        claim.answer("sara", asked.get(2), "Taken out. The speaker's bill came late: it is added.");
        claim.post("sara", "/submission", "", 200);
    }

    private void ritaRejects() {
        String reasons = "{\"reasons\":[\"CORE_REQUIREMENT_NOT_SHOWN\"],\"text\":\"No vendor content to be seen.\"}";
        claim.post("rita", "/rejection", reasons, 200);
    }

    private void svenDisputes() {
        Map<String, String> form = Map.of("kind", "OTHER", "explanation", "Page 2 of the invitation shows it.");
        work.upload("sara", claim.path("/disputes"), form, "letter.pdf", PartnerAtWork.pdf("letter"), 403);
        work.upload("sven", claim.path("/disputes"), form, "letter.pdf", PartnerAtWork.pdf("letter"), 201);
    }

    private String raviAsksInTheDispute() {
        claim.refused("rita", "/approval", "OWN_REJECTION");
        return claim.ask("ravi", "{\"code\":\"POE_INSUFFICIENT\",\"text\":\"Page 2 cannot be read.\"}")
                .getFirst();
    }

    private void svenAnswersAndResubmits(String item) {
        claim.answer("sven", item, "A better copy.", claim.attach("sven", "EVENT_INVITATION", "page 2"));
        claim.post("sven", "/submission", "", 200);
    }

    private void raviUpholdsInPart() {
        claim.post("ravi", "/approval", speakerFor("200.00"), 200);
    }

    private void raviRevokes() {
        String revocation = """
            {"reason":"The kitchen was paid for staff too.","to":"ACTION_REQUIRED",
             "items":[{"code":"EXPENSE_NOT_ELIGIBLE","text":"Guests only, please.","cost":"%s"}]}\
            """.formatted(food);
        claim.post("ravi", "/revocation", revocation, 204);
    }

    private void saraLowersTheFoodAndResubmits() {
        claim.changeCost("sara", food, FOOD_OF_GUESTS_ALONE);
        claim.answer("sara", claim.openItems().getFirst(), "Lowered to what the guests had.");
        claim.post("sara", "/submission", "", 200);
    }

    private void raviApprovesReduced() {
        claim.post("ravi", "/approval", speakerFor("150.00"), 200);
    }

    private String speakerFor(String amount) {
        return """
            {"costs":[{"cost":"%s","approved":{"amount":"%s","currency":"GBP"},
                       "reason":"Travel is not payable."}]}\
            """.formatted(speaker, amount);
    }

    /** H-1, H-2: to the partner the vendor's people are a team, and what they note among themselves is not there. */
    private void theHistoryTellsItToBothSides() {
        assertThat(history("rita")).endsWith(AS_THE_VENDOR_READS_IT);
        assertThat(history("sara"))
                .endsWith(AS_THE_VENDOR_READS_IT
                        .replace("Rita Reviewer InternalNoteAdded\n", "")
                        .replace("Rita Reviewer", "validation team")
                        .replace("Ravi Reviewer", "validation team"));
        assertThat(work.read("rita", claim.path("/history")).body()).contains(NOTE);
        for (String path : List.of(claim.path(""), claim.path("/history"))) {
            assertThat(work.read("sara", path).body()).doesNotContainIgnoringCase(NOTE, "rita", "ravi");
        }
    }

    private String history(String reader) {
        return work.readJson(reader, claim.path("/history?limit=500"))
                .path("items")
                .valueStream()
                .map(item -> item.path("by").path("name").asString() + " "
                        + item.path("type").asString().replace("coop.claim.", "") + "\n")
                .collect(Collectors.joining());
    }

    /** H-3. */
    private void everyAnswerIsTheSameFromViewsMadeAgain() {
        Map<String, String> before = answers();
        new RebuildableViews(RunningApplication.get()).rebuildAll();
        assertThat(answers()).isEqualTo(before);
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String reader : List.of("sara", "rita")) {
            for (String path : List.of(
                    claim.path(""),
                    claim.path("/history"),
                    "/api/funds/" + claim.fund(),
                    "/api/funds/" + claim.fund() + "/ledger",
                    "/api/overview",
                    "/api/claims?programme=HOSTING",
                    "/api/tasks")) {
                answers.put(path + " to " + reader, work.read(reader, path).body());
            }
        }
        return answers;
    }

    private static String cost(String type, String supplier, String net, String requested) {
        return """
            {"source":"THIRD_PARTY","expenseType":"%s",
             "invoice":{"supplierName":"%s","number":"2026-9","date":"2026-09-18"},
             "net":{"amount":"%s","currency":"GBP"},"requested":{"amount":"%s","currency":"GBP"}}\
            """.formatted(type, supplier, net, requested);
    }
}
