/**
 * Puts text on the clipboard; whether that worked. Over plain http browsers have no clipboard interface, so the
 * selected field is copied the old way.
 */
export async function copyText(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  field.select();
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
  }
  return document.execCommand("copy");
}
