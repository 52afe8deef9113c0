import type { Provision, ProvisionKind } from '../../../data/model/provision.ts'

/** Invented articles of some length, all about different things. */
export const subjects = [
  '渡船应当向湖区管理机构登记，登记事项包括船名、吨位、建造日期和所有人。',
  '船员应当经过救生训练，每两年复训一次，训练记录由渡口保存五年备查。',
  '大雾、大风或者冰封期间不得开航，渡口应当在候船处张贴停航告示。',
  '票价由市场形成，学生、七十周岁以上的老人和湖区居民凭证减半收取。',
  '渡口应当配备救生衣、浮具和灭火器材，数量不得少于核定载客人数。',
  '违反本法规定未登记而营运的，由湖区管理机构责令停航，并处五千元以上二万元以下的罚款。',
  '乘客遗失的物品由渡口登记保管，六个月无人认领的，交湖区公安机关处理。',
  '灯塔的维护费用列入湖区财政预算，任何单位不得挪用。',
  '候鸟越冬的水域划为静水区，机动船舶进入静水区应当关闭发动机滑行。',
  '运输牲畜的，应当与乘客分舱，航行后立即清洗并且消毒舱面。',
] as const

/** A leaf or a node, under the eId that its parts make. */
export const node = (
  eId: string,
  kind: ProvisionKind,
  names: { readonly number?: string; readonly label?: string; readonly heading?: string },
  inside: string | readonly Provision[],
): Provision => ({
  eId,
  kind,
  number: names.number ?? null,
  label: names.label ?? null,
  heading: names.heading ?? null,
  text: typeof inside === 'string' ? inside : null,
  children: typeof inside === 'string' ? [] : inside,
})

/** An article of one paragraph a line; `label` as written, `第3条` where it is left out. */
export const article = (number: string, text: string, label = `第${number}条`): Provision =>
  node(
    `art_${number}`,
    'article',
    { number, label },
    text.split('\n').map((line, place) => node(`art_${number}__para_${place + 1}`, 'paragraph', {}, line)),
  )

/** A statute of articles numbered from 1. */
export const statute = (texts: readonly string[]): readonly Provision[] =>
  texts.map((text, place) => article(String(place + 1), text))

export const chapter = (number: string, heading: string, children: readonly Provision[]): Provision =>
  node(`chp_${number}`, 'chapter', { number, label: `第${number}章`, heading }, children)
