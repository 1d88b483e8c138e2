package dev.coopclaims.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.web.FormBody;
import dev.coopclaims.command.web.FormParameter;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.text.Code;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;

/** A form's field is read whole, or what is wrong with it is told: nothing that was sent is dropped. */
class FormParameterTest {
    private final MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();

    /** The form of the tests. */
    public record Form(
            @Nullable List<MultipartFile> file,
            @Nullable List<Code> costs,
            @Nullable Code kind) {}

    @Test
    void fields_are_files_lists_and_texts() {
        file("file");
        request.addParameter("costs", "cost-1", "", "cost-2");
        request.addParameter("kind", "INVOICE");

        Form form = read();
        assertThat(form.file()).hasSize(1);
        assertThat(form.costs()).containsExactly(new Code("cost-1"), new Code("cost-2"));
        assertThat(form.kind()).isEqualTo(new Code("INVOICE"));
    }

    @Test
    void a_text_beside_a_file_of_the_same_name_is_told_and_not_dropped() {
        file("file");
        request.addParameter("file", "https://example.com/page");
        file("costs");
        request.addParameter("costs", "cost-1");

        assertThat(wrong()).containsExactly("/file/1 expected a file", "/costs/0 expected a text");
    }

    @Test
    void an_empty_field_beside_a_file_is_what_a_browser_sends() {
        file("file");
        request.addParameter("file", "");
        assertThat(read().file()).hasSize(1);
    }

    private void file(String name) {
        request.addFile(new MockMultipartFile(name, "a.txt", "text/plain", new byte[] {65}));
    }

    private Form read() {
        return (Form) new FormParameter().resolveArgument(parameter(), null, new ServletWebRequest(request), null);
    }

    private List<String> wrong() {
        Refusal refusal = catchThrowableOfType(Refusal.class, this::read);
        return refusal.violations().stream()
                .map(one -> one.path() + " " + one.message())
                .toList();
    }

    private static MethodParameter parameter() {
        try {
            Method takes = FormParameterTest.class.getDeclaredMethod("takes", Form.class);
            return new MethodParameter(takes, 0);
        } catch (NoSuchMethodException gone) {
            throw new AssertionError(gone);
        }
    }

    @SuppressWarnings("unused") // read by parameter()
    private static void takes(@FormBody Form form) {}
}
