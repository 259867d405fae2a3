import type { Block } from "../block.ts";
import type { Element } from "../tagged/element.ts";
import { Galley } from "./galley.ts";

const gap = 24;

type SetBlocks = (galley: Galley, blocks: readonly Block[], parent: Element) => void;

export function setBeside(
  galley: Galley,
  parent: Element,
  block: Extract<Block, { kind: "beside" }>,
  set: SetBlocks,
) {
  galley.ensure(heightOf(galley, block, set));
  setColumns(galley, parent, block, set);
}

function heightOf(
  { faces, width }: Galley,
  block: Extract<Block, { kind: "beside" }>,
  set: SetBlocks,
) {
  const draft = new Galley(faces);
  draft.width = width;
  draft.y += 1;
  const { y } = draft;
  setColumns(draft, draft.root, block, set);
  return draft.y - y;
}

function setColumns(
  galley: Galley,
  parent: Element,
  { left, right, leftShare }: Extract<Block, { kind: "beside" }>,
  set: SetBlocks,
) {
  const leftWidth = (galley.width - gap) * leftShare;
  const { y } = galley;
  galley.within(0, leftWidth, () => set(galley, left, parent));
  const below = galley.y;
  galley.y = y;
  galley.within(leftWidth + gap, galley.width - leftWidth - gap, () => set(galley, right, parent));
  galley.y = Math.max(galley.y, below);
}
