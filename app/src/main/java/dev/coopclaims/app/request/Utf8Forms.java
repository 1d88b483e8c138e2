package dev.coopclaims.app.request;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses multipart forms in which a field or a file name is not UTF-8: the server's decoder replaces what it cannot
 * read with U+FFFD.
 */
final class Utf8Forms implements HandlerInterceptor {
    /** The name of the part that holds files, in every form that accepts any. */
    private static final String FILES = "file";

    private static final char LOST = '\uFFFD';

    /** @throws Refusal of kind {@code TYPE_NOT_ALLOWED} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request instanceof MultipartHttpServletRequest form) {
            form.getParameterMap().forEach((name, values) -> {
                if (values == null || name.equals(FILES)) {
                    throw Refusal.of(RequestCode.FILE_NAME_UNREADABLE, name);
                }
            });
            Stream<String> fields = form.getParameterMap().entrySet().stream()
                    .filter(field -> isLost(field.getKey())
                            || Arrays.stream(field.getValue()).anyMatch(Utf8Forms::isLost))
                    .map(field -> "the field '" + field.getKey() + "'");
            Stream<String> names = form.getMultiFileMap().values().stream()
                    .flatMap(List::stream)
                    .map(MultipartFile::getOriginalFilename)
                    .filter(Objects::nonNull)
                    .filter(Utf8Forms::isLost)
                    .map(name -> "the file's name '" + name + "'");
            Stream.concat(fields, names).findFirst().ifPresent(what -> {
                throw Refusal.of(RequestCode.FORM_NOT_UTF8, what);
            });
        }
        return true;
    }

    private static boolean isLost(String text) {
        return text.indexOf(LOST) >= 0;
    }
}
