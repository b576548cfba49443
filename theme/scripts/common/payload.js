/** The data of the site that stands in a page. */

/**
 * What the page holds. The address of a component, or of a group, is that of the page it stands on and its id: it is written
 * out here, and not on the page. Away from the site there is no such page, and the address is empty.
 */
export function readPayload(root) {
  const payload = JSON.parse(root.querySelector("[data-payload]").textContent);
  for (const theme of payload.matrix.themes) {
    addressed(theme.components, theme.href);
    for (const domain of theme.domains) {
      addressed(domain.groups, domain.href.split("#")[0]);
    }
  }
  return payload;
}

function addressed(things, page) {
  for (const thing of things) {
    thing.href = page && `${page}#${thing.id}`;
  }
}
